/// Looks at pages that claim to link to us.
public protocol SourceReader: Sendable {
    /// Fetches `source` and looks for links to one of `targets`, the URLs of one post.
    ///
    /// It never throws: what it can't tell is in the report. Ends soon when the task is cancelled.
    func report(on source: String, linkingTo targets: [String]) async -> PingReport
}
