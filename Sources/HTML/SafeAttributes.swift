/// The attributes that published elements may carry.
enum SafeAttributes {
    private static let schemes: Set<String> = ["http", "https", "mailto"]

    /// A URL that may be published, cleaned of white space and controls; else nil.
    static func url(_ url: String) -> String? {
        let scalars = WebAddress.cleaned(url).unicodeScalars
            .filter { $0.value >= 0x20 && !(0x7F...0x9F ~= $0.value) }
        let cleaned = WebAddress.cleaned(String(String.UnicodeScalarView(scalars)))
        guard let address = WebAddress(parsing: cleaned), schemes.contains(address.scheme) else {
            return nil
        }
        if address.scheme == "mailto", !address.path.contains("@") { return nil }
        return cleaned
    }

    /// The start tag of a link.
    static func anchor(url: String, title: String?) -> String {
        "<a href=\"" + escaped(url) + "\"" + (title.map { " title=\"" + escaped($0) + "\"" } ?? "")
            + " rel=\"nofollow ugc noopener\">"
    }

    /// The start tag of an element that is not a link.
    static func startTag(_ name: String, of element: Element) -> String {
        switch name {
        case "blockquote", "q":
            guard let cite = element.attribute("cite").flatMap(url) else { return "<\(name)>" }
            return "<\(name) cite=\"" + escaped(cite) + "\">"
        case "del":
            guard let date = element.attribute("datetime"), isDate(date) else { return "<del>" }
            return "<del datetime=\"" + date + "\">"
        default:
            return "<\(name)>"
        }
    }

    private static func isDate(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x3A, 0x2B, 0x2D, 0x2E, 0x20, 0x54, 0x57, 0x5A: true
                default: false
                }
            }
    }

    private static func escaped(_ text: String) -> String {
        var result: [UInt8] = []
        SafeText.append(text.utf8, inAttribute: true, to: &result)
        return String(decoding: result, as: UTF8.self)
    }
}
