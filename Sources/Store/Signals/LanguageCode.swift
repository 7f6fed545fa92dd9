/// Languages as numbers: the two letters of an ISO 639-1 code, 8 bits each.
enum LanguageCode {
    /// The number of a language; nil for anything but two lower-case letters.
    static func number(_ code: String) -> Int64? {
        let bytes = code.utf8
        guard bytes.count == 2, bytes.allSatisfy({ $0 &- UInt8(ascii: "a") < 26 }) else {
            return nil
        }
        return bytes.reduce(0) { $0 << 8 | Int64($1) }
    }
}
