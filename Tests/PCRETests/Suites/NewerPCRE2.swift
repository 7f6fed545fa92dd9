import PCRE

/// Cases of PCRE2's tests that hold for later versions than the library in use.
///
/// The tests come from 10.45; what 10.43 to 10.45 changed is named here by its mark in the
/// pattern, so that any other difference is a failure.
enum NewerPCRE2 {
    private static let marks: [(text: String, reason: String)] = [
        ("(?[", "class expressions, 10.45"), ("(?a", "ASCII options, 10.43"),
        ("(?-a", "ASCII options, 10.43"), ("(?r", "caseless restriction, 10.43"),
        ("(?-r", "caseless restriction, 10.43"), ("{,", "{,n}, 10.43"),
        ("{ ", "spaces in braces, 10.43"), (" }", "spaces in braces, 10.43"),
        ("\\X", "grapheme rules, 10.43"), ("[:xdigit:]", "Unicode hex digits, 10.43"),
        ("\\N{U", "error numbers of \\N, 10.43"), ("(?=a)b?a", "bug fixed in 10.43"),
        ("\\k<A>", "caseless references to repeated names, 10.45"),
        ("\\D\\P{Nd}", "Unicode 15 digits, 10.43"),
    ]

    private static let words = ["\\w", "\\b", "\\B", "[:word:]"]

    /// Why a difference is one between versions, or `nil`.
    static func reason(
        _ source: String, _ modifiers: Set<String>, _ error: PatternError?
    ) -> String? {
        guard PCRE.version.hasPrefix("10.42") else { return nil }
        if error?.code == 125 { return "look-behind of variable length, 10.43" }
        if modifiers.contains("ucp"), words.contains(where: source.contains) {
            return "words with marks, 10.43"
        }
        if modifiers.contains("i"), source.contains("\\p{L") || source.contains("\\P{L") {
            return "caseless letter properties, 10.45"
        }
        return marks.first { source.contains($0.text) }?.reason
    }
}
