/// The `(*NAME)` items with which a pattern could change options and limits from within.
enum LeadingVerb {
    private static let names: Set<String> = [
        "UTF", "UTF8", "UTF16", "UTF32", "UCP", "NOTEMPTY", "NOTEMPTY_ATSTART",
        "NO_AUTO_POSSESS", "NO_DOTSTAR_ANCHOR", "NO_JIT", "NO_START_OPT", "LIMIT_HEAP",
        "LIMIT_MATCH", "LIMIT_DEPTH", "LIMIT_RECURSION", "CR", "LF", "CRLF", "ANY", "NUL",
        "ANYCRLF", "BSR_ANYCRLF", "BSR_UNICODE", "CASELESS_RESTRICT", "TURKISH_CASING",
    ]

    /// The name of the option verb that a pattern begins with, or `nil`. PCRE2 reads such verbs
    /// at the very start only; anywhere else they are errors to it.
    static func name(in source: String) -> String? {
        guard source.utf8.starts(with: "(*".utf8) else { return nil }
        let name = source.utf8.dropFirst(2).prefix { byte in
            byte == UInt8(ascii: "_") || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        let text = String(decoding: name, as: UTF8.self)
        return names.contains(text) ? text : nil
    }
}
