import Foundation
import Moderation

/// Tells other pages that one of ours links to them.
public struct PingSending: Sendable {
    private let client: any WebClient
    private let clock: any WallClock

    /// Links of one page that are followed; more are a directory's.
    public static let targetLimit = 100

    /// Asks and tells by `client`.
    public init(client: any WebClient, clock: any WallClock) {
        self.client = client
        self.clock = clock
    }

    /// The pages that one of ours links to, in order and once each, without its own site and
    /// without links marked `nofollow`.
    ///
    /// - Throws: `FetchFailure` if the page can't be read.
    public func targets(of source: WebURL, html: [UInt8]? = nil) async throws -> [WebURL] {
        let response: WebResponse
        if let html {
            response = WebResponse(url: source, status: 200, body: html)
        } else {
            response = try await client.response(to: WebRequest(source))
        }
        guard (200..<300).contains(response.status) else {
            throw FetchFailure(.malformed, "\(source.host) answers \(response.status)")
        }
        let type = response.values(of: "content-type").last
        guard let page = Page(html: PageText.utf8(response.body, contentType: type)) else {
            throw FetchFailure(.malformed, "the page is too complex to be read")
        }
        let base = page.base.flatMap { response.url.resolving($0) } ?? response.url
        var targets: [WebURL] = []
        var seen: Set<String> = []
        for link in page.links where link.element == "a" && !link.relations.contains("nofollow") {
            guard targets.count < Self.targetLimit, let url = base.resolving(link.reference),
                url.host != source.host, seen.insert(url.text).inserted
            else { continue }
            targets.append(url)
        }
        return targets
    }

    /// The endpoint that a page names; nil if it names none or can't be read.
    public func endpoint(of target: WebURL) async throws(FetchFailure) -> PingEndpoint? {
        EndpointDiscovery.endpoint(in: try await client.response(to: WebRequest(target)))
    }

    /// Tells `target` of `source`, and says how that went.
    public func send(_ source: WebURL, to target: WebURL, isDryRun: Bool) async -> SentPing {
        var sent = SentPing(
            source: source.text, target: target.text, endpoint: nil, kind: nil, isDone: false,
            answer: "", sentAt: clock.now())
        do {
            guard let endpoint = try await endpoint(of: target) else {
                sent.answer = "wants no mentions"
                sent.isDone = true
                return sent
            }
            sent.endpoint = endpoint.url.text
            sent.kind = endpoint.kind
            if isDryRun {
                sent.answer = "would be sent"
                return sent
            }
            let answer = try await tell(endpoint, source, target)
            sent.isDone = answer.isDone
            sent.answer = ShortText.line(answer.text) ?? ""
        } catch {
            sent.answer = error.description
        }
        return sent
    }

    private func tell(
        _ endpoint: PingEndpoint, _ source: WebURL, _ target: WebURL
    ) async throws(FetchFailure) -> (isDone: Bool, text: String) {
        let isWebmention = endpoint.kind == .webmention
        let body =
            isWebmention
            ? FormFields.form([("source", source.text), ("target", target.text)])
            : Array(XMLRPCRequest.pingback(source: source.text, target: target.text).utf8)
        let type = isWebmention ? "application/x-www-form-urlencoded" : "text/xml"
        let response = try await client.response(
            to: WebRequest(endpoint.url, method: .post(body, type: type), accept: "*/*"))
        guard isWebmention else { return Self.pingbackAnswer(response) }
        return ((200..<300).contains(response.status), "answered \(response.status)")
    }

    /// What a pingback's reply says; fault 48, known already, is as good as done.
    static func pingbackAnswer(_ response: WebResponse) -> (isDone: Bool, text: String) {
        guard (200..<300).contains(response.status) else {
            return (false, "answered \(response.status)")
        }
        switch XMLRPCReply.result(parsing: response.body) {
        case .success(let text): return (true, text.isEmpty ? "taken" : "taken: \(text)")
        case .failure(let fault):
            return (fault.code == 48, "fault \(fault.code): \(fault.message)")
        }
    }
}
