/// What a web server answered.
public struct WebResponse: Sendable {
    /// Where the answer came from, after all redirects.
    public var url: WebURL
    /// The status, such as 200.
    public var status: Int
    /// The headers in order, names in lower case.
    public var headers: [(name: String, value: String)]
    /// The body, decompressed, as far as the limit went.
    public var body: [UInt8]
    /// Whether the body was longer than its limit.
    public var isCut: Bool

    /// Puts an answer together.
    public init(
        url: WebURL, status: Int, headers: [(name: String, value: String)] = [],
        body: [UInt8] = [], isCut: Bool = false
    ) {
        self.url = url
        self.status = status
        self.headers = headers
        self.body = body
        self.isCut = isCut
    }

    /// All values of a header, in order; the name is in lower case.
    public func values(of name: String) -> [String] {
        headers.filter { $0.name == name }.map(\.value)
    }

    /// Reads header lines as they came, the status line first; continued lines are joined.
    static func headers(_ bytes: [UInt8]) -> [(name: String, value: String)] {
        var headers: [(name: String, value: String)] = []
        for line in bytes.split(separator: 0x0A).dropFirst().prefix(500) {
            let text = String(decoding: line, as: UTF8.self)
            if let first = line.first, first == 0x20 || first == 0x09 {
                if let last = headers.indices.last { headers[last].value += " " + trimmed(text) }
                continue
            }
            guard let colon = text.utf8.firstIndex(of: 0x3A) else { continue }
            headers.append(
                (
                    text[..<colon].lowercased(),
                    trimmed(String(text[text.utf8.index(after: colon)...]))
                )
            )
        }
        return headers
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars.drop { $0.value <= 0x20 }
        while let last = scalars.last, last.value <= 0x20 { scalars.removeLast() }
        return String(scalars)
    }
}
