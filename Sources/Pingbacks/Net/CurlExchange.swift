import CCurl
import Glibc
import Synchronization

/// One request to one server, carried out on a thread that waits for it.
final class CurlExchange: Sendable {
    private let request: WebRequest
    private let policy: AddressPolicy
    private let userAgent: String
    private let limits: CurlClient.Limits
    private let time: Duration
    private let isCancelled = Atomic(false)

    init(
        request: WebRequest, policy: AddressPolicy, userAgent: String, limits: CurlClient.Limits,
        time: Duration
    ) {
        self.request = request
        self.policy = policy
        self.userAgent = userAgent
        self.limits = limits
        self.time = time
    }

    /// Ends the request soon, with a failure.
    func cancel() { isCancelled.store(true, ordering: .relaxed) }

    /// Asks, and waits for the answer.
    func perform() -> Result<WebResponse, FetchFailure> {
        var headers = ["Accept: \(request.accept)", "Expect:"]
        var body: [UInt8]?
        if case .post(let bytes, let type) = request.method {
            headers.append("Content-Type: \(type)")
            body = bytes
        }
        let result = Self.withStrings([request.url.text, userAgent] + headers) { strings in
            perform(url: strings[0], agent: strings[1], headers: strings[2...], body: body)
        }
        return self.result(of: result)
    }

    private func perform(
        url: UnsafePointer<CChar>?, agent: UnsafePointer<CChar>?,
        headers: ArraySlice<UnsafePointer<CChar>?>, body: [UInt8]?
    ) -> CCurlResponse {
        let milliseconds = max(
            1, time.components.seconds * 1_000 + time.components.attoseconds / 1_000_000_000_000_000
        )
        return Array(headers).withUnsafeBufferPointer { headers in
            (body ?? []).withUnsafeBufferPointer { bytes in
                var empty: UInt8 = 0
                return withUnsafePointer(to: &empty) { none in
                    var call = CCurlRequest()
                    call.url = url
                    call.user_agent = agent
                    call.headers = headers.baseAddress
                    call.header_count = headers.count
                    call.body = body == nil ? nil : bytes.baseAddress ?? none
                    call.body_count = bytes.count
                    call.is_head = request.method == .head
                    call.body_limit = limits.bodyByteCount
                    call.header_limit = limits.headerByteCount
                    call.timeout_milliseconds = Int(milliseconds)
                    call.connect_timeout_milliseconds = Int(milliseconds)
                    call.context = Unmanaged.passUnretained(self).toOpaque()
                    call.allows = { context, bytes, count, port in
                        guard let exchange = CurlExchange.from(context), let bytes,
                            let address = NetworkAddress(
                                bytes: Array(UnsafeBufferPointer(start: bytes, count: count)))
                        else { return false }
                        return exchange.policy.allows(address, port: port)
                    }
                    call.is_cancelled = { context in
                        CurlExchange.from(context)?.isCancelled.load(ordering: .relaxed) ?? true
                    }
                    return ccurl_perform(&call)
                }
            }
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> CurlExchange? {
        context.map { Unmanaged<CurlExchange>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func withStrings<Value>(
        _ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> Value
    ) -> Value {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies.map { UnsafePointer($0) })
    }

    private func result(of raw: CCurlResponse) -> Result<WebResponse, FetchFailure> {
        defer { ccurl_response_free(raw) }
        if let failure = failure(of: raw) { return .failure(failure) }
        let headers = Array(UnsafeBufferPointer(start: raw.headers, count: raw.header_count))
        return .success(
            WebResponse(
                url: request.url, status: raw.status, headers: WebResponse.headers(headers),
                body: Array(UnsafeBufferPointer(start: raw.body, count: raw.body_count)),
                isCut: raw.is_cut))
    }

    private func failure(of raw: CCurlResponse) -> FetchFailure? {
        let host = request.url.host
        switch raw.outcome {
        case Int32(CCURL_DONE): return nil
        case Int32(CCURL_ABSENT): return FetchFailure(.absent, "libcurl is not installed")
        case Int32(CCURL_REFUSED):
            return FetchFailure(.refused, "\(host) is not on the public internet")
        case Int32(CCURL_UNRESOLVED): return FetchFailure(.unresolved, "\(host) is not known")
        case Int32(CCURL_UNREACHABLE):
            return FetchFailure(.unreachable, "nothing answers at \(host)")
        case Int32(CCURL_TIMED_OUT): return FetchFailure(.timedOut, "\(host) took too long")
        case Int32(CCURL_TLS): return FetchFailure(.tls, "\(host) has no sound certificate")
        case Int32(CCURL_CANCELLED): return FetchFailure(.cancelled, "interrupted")
        case Int32(CCURL_BAD_URL): return FetchFailure(.refused, "this URL is not asked")
        case Int32(CCURL_HEADERS_TOO_LONG):
            return FetchFailure(.malformed, "\(host) sends too many headers")
        default:
            let message = withUnsafeBytes(of: raw.message) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            return FetchFailure(.malformed, "\(host): \(message.lowercased())")
        }
    }
}
