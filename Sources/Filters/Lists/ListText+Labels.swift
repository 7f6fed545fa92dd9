/// What a verdict says of an entry.
extension ListText {
    /// The most of a note that is shown, in bytes.
    private static let maximumNoteByteCount = 200

    /// `lists/blocklist.txt:12: casino # sells links`.
    func label(of index: Int) -> String {
        var label = file
        label.reserveCapacity(file.utf8.count + Int(entries[index].count) + 16)
        label += ":"
        label += String(entries[index].line)
        label += ": "
        label += text(of: index)
        if let note = note(of: index) { label += " # " + note }
        return label
    }

    /// What stands behind the entry in its line; nil if there is nothing.
    func note(of index: Int) -> String? {
        var rest = bytes[self[index].endIndex...].prefix { $0 != UInt8(ascii: "\n") }
        rest = rest.drop(while: Self.isSpace)
        guard rest.first == UInt8(ascii: "#") else { return nil }
        rest = rest.dropFirst().drop(while: Self.isSpace).prefix(Self.maximumNoteByteCount)
        while let last = rest.last, Self.isSpace(last) { rest.removeLast() }
        return rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self)
    }
}
