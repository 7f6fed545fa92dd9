import Moderation

/// Looks at source pages over the web.
public struct WebSourceReader: SourceReader {
    private let client: any WebClient

    /// Reads pages with `client`.
    public init(client: any WebClient) { self.client = client }

    /// Fetches `source` and looks for links to one of `targets`.
    ///
    /// A page that is gone (404, 410), has no link, or is not on the public internet has no link.
    /// Where nothing can be told (no answer, another status, a page beyond the limits) the report
    /// has a failure.
    public func report(on source: String, linkingTo targets: [String]) async -> PingReport {
        guard let url = WebURL(source) else { return PingReport(linkFound: false) }
        let response: WebResponse
        do {
            response = try await client.response(to: WebRequest(url))
        } catch {
            // Nobody's reader can follow a link from a page that is not on the public internet.
            if error.reason == .refused { return PingReport(linkFound: false) }
            return PingReport(failure: error.description, isPassing: error.isPassing)
        }
        switch response.status {
        case 200..<300:
            let identities = Set(targets.compactMap { PageIdentity.text(of: $0) })
            return SourcePage(response: response, targets: identities).report()
        case 404, 410: return PingReport(linkFound: false, status: response.status)
        default:
            return PingReport(
                failure: "\(url.host) answers \(response.status)",
                isPassing: response.status >= 500 || [408, 425, 429].contains(response.status),
                status: response.status)
        }
    }
}
