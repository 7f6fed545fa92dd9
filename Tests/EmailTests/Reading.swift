import Email

/// What became of an address, in one line that a table can hold.
///
/// `ok`, or `ok` with the oddities and their offsets, or the refusal and its offset.
func reading(_ typed: String, _ level: EmailLevel) -> String {
    do {
        let address = try EmailAddress(parsing: typed, level: level)
        let oddities = address.oddities.map { "\($0.reason.rawValue)@\($0.utf8Offset)" }
        return (["ok"] + oddities).joined(separator: " ")
    } catch {
        return "\(error.reason.rawValue)@\(error.utf8Offset)"
    }
}

/// Text with `\u{…}` in place of what cannot be seen, for messages.
func visible(_ text: String) -> String {
    text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
}
