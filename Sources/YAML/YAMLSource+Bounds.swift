extension YAMLSource {
    /// Where an alias stands whose anchor stands somewhere in the file; nil if there is none.
    ///
    /// It reads the text without understanding quotes, so a comment that says `&x` and `*x` is
    /// refused too. In return no document can be larger than its file.
    var placeOfAlias: YAMLPlace? {
        let anchors = Set(words(after: UInt8(ascii: "&")).map(\.word))
        guard !anchors.isEmpty else { return nil }
        return words(after: UInt8(ascii: "*")).first { anchors.contains($0.word) }?.place
    }

    /// Names that directly follow a mark which stands at the start of a token.
    private func words(after mark: UInt8) -> [(word: String, place: YAMLPlace)] {
        var found: [(word: String, place: YAMLPlace)] = []
        var (line, column, previous) = (1, 1, UInt8(ascii: " "))
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            if byte == mark, Self.opens(previous) {
                let name = bytes[(index + 1)...].prefix(64).prefix { !Self.ends($0) }
                if !name.isEmpty {
                    let place = YAMLPlace(file: file, line: line, column: column)
                    found.append((String(decoding: name, as: UTF8.self), place))
                }
            }
            if byte == UInt8(ascii: "\n") {
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            previous = byte
        }
        return found
    }

    private static func opens(_ byte: UInt8) -> Bool { " \t\n\r[{,:?-".utf8.contains(byte) }

    private static func ends(_ byte: UInt8) -> Bool { " \t\n\r]},:".utf8.contains(byte) }
}
