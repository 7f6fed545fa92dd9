/// The form of rules' names.
enum RuleID {
    /// Whether a text is an UPPER_SNAKE id of at most 64 characters; a leading `_` is allowed.
    static func isValid(_ text: String) -> Bool {
        let name = text.utf8.first == UInt8(ascii: "_") ? text.utf8.dropFirst() : text.utf8[...]
        guard let first = name.first, isUpper(first), text.utf8.count <= 64 else { return false }
        return name.allSatisfy {
            isUpper($0) || $0 == UInt8(ascii: "_")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
    }

    private static func isUpper(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}
