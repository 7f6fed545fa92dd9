import Foundation

/// Asks web servers, within limits, and never one that is not on the public internet.
public protocol WebClient: Sendable {
    /// The answer to a request, after redirects if it may be repeated.
    func response(to request: WebRequest) async throws(FetchFailure) -> WebResponse
}

/// A web client on libcurl.
///
/// Each redirect is a request of its own and checked like the first; the address of each connection
/// is checked when its socket is made, after the name was resolved.
public struct CurlClient: WebClient {
    /// How much a request may take.
    public struct Limits: Sendable, Hashable {
        /// Bytes of the body, decompressed.
        public var bodyByteCount = 1 << 20
        /// Bytes of all headers.
        public var headerByteCount = 64 << 10
        /// Time for everything, redirects included.
        public var time: Duration = .seconds(10)
        /// Redirects that are followed.
        public var redirectCount = 5

        /// 1 MiB, 64 KiB, 10 seconds, 5 redirects.
        public init() {}
    }

    private let policy: AddressPolicy
    private let userAgent: String
    private let limits: Limits

    /// A client that connects where `policy` allows it, and gives its name as `userAgent`.
    public init(policy: AddressPolicy, userAgent: String, limits: Limits = Limits()) {
        self.policy = policy
        self.userAgent = userAgent
        self.limits = limits
    }

    /// The answer to a request.
    public func response(to request: WebRequest) async throws(FetchFailure) -> WebResponse {
        let deadline = ContinuousClock.now + limits.time
        var request = request
        for _ in 0...limits.redirectCount {
            let response = try await single(request, before: deadline)
            guard request.isRepeatable, let next = try Self.redirect(of: response) else {
                return response
            }
            request.url = next
        }
        throw FetchFailure(.redirect, "more than \(limits.redirectCount) redirects")
    }

    /// Where an answer sends us; nil if it is no redirect.
    private static func redirect(of response: WebResponse) throws(FetchFailure) -> WebURL? {
        guard [301, 302, 303, 307, 308].contains(response.status) else { return nil }
        guard let location = response.values(of: "location").first else { return nil }
        guard let url = response.url.resolving(location) else {
            throw FetchFailure(.redirect, "a redirect to something that can't be asked")
        }
        return url
    }

    private func single(
        _ request: WebRequest, before deadline: ContinuousClock.Instant
    ) async throws(FetchFailure) -> WebResponse {
        let left = deadline - ContinuousClock.now
        guard left > .zero else { throw FetchFailure(.timedOut, "took too long") }
        guard policy.allows(port: request.url.port) else {
            throw FetchFailure(.refused, "port \(request.url.port) is not asked")
        }
        let exchange = CurlExchange(
            request: request, policy: policy, userAgent: userAgent, limits: limits, time: left)
        return try await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: exchange.perform()) }
            }
        } onCancel: {
            exchange.cancel()
        }.get()
    }
}
