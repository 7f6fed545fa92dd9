/// Syntax that libhs and the versions of PCRE2 do not read alike.
enum Dialect {
    /// Escapes whose meaning depends on Unicode tables, position or version.
    private static let escapes = Set("pPXNgKGCRQE".utf8)

    private static let sequences: [(text: String, reason: String)] = [
        ("(*", "has a verb"), ("(?(", "has a condition"), ("(?[", "has a class expression"),
        ("(?^", "resets options"), ("(?|", "resets group numbers"), ("(?C", "has a callout"),
        ("xx", "may use the option xx"), ("{,", "has {, which versions read differently"),
        ("{ ", "has { followed by a space"), ("[[:", "has a POSIX class"),
        ("[^[:", "has a POSIX class"), ("[[.", "has a POSIX class"), ("[[=", "has a POSIX class"),
    ]

    /// What PCRE2 and libhs could disagree about in a pattern, or `nil`.
    static func difference(in source: String) -> String? {
        if source.utf8.contains(0) { return "contains a NUL" }
        for (text, reason) in sequences where source.contains(text) {
            if text == "xx", !hasDoubleX(source) { continue }
            return reason
        }
        if source.contains(":]"), source.contains("[:") { return "has a POSIX class" }
        return escape(in: Array(source.utf8))
    }

    private static func hasDoubleX(_ source: String) -> Bool {
        source.split(separator: "(?", omittingEmptySubsequences: false).dropFirst().contains {
            $0.prefix { $0.isLetter || $0 == "-" }.contains("xx")
        }
    }

    private static func escape(in bytes: [UInt8]) -> String? {
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            let letter = bytes[index + 1]
            if escapes.contains(letter) {
                return "has \\\(Character(Unicode.Scalar(letter))), which libhs reads differently"
            }
            let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
            if digits.contains(letter), index + 2 < bytes.count, digits.contains(bytes[index + 2]) {
                return "has an octal or a long back reference"
            }
            index += 2
        }
        return nil
    }
}
