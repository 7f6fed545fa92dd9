/// What to ask of a web server.
public struct WebRequest: Sendable {
    /// How to ask.
    public enum Method: Sendable, Hashable {
        /// For the page.
        case get
        /// For the headers alone.
        case head
        /// Something is sent: its bytes and their media type.
        case post([UInt8], type: String)
    }

    /// Where.
    public var url: WebURL
    /// How.
    public var method: Method
    /// Media types that are welcome, as an `Accept` header has them.
    public var accept: String

    /// Asks for a page, unless told otherwise.
    public init(
        _ url: WebURL, method: Method = .get,
        accept: String = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
    ) {
        self.url = url
        self.method = method
        self.accept = accept
    }

    /// Whether redirects may be followed.
    var isRepeatable: Bool {
        switch method {
        case .get, .head: true
        case .post: false
        }
    }
}
