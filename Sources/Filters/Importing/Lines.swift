/// The entries of another program's list: lines without the space around them, each once.
struct Lines {
    private(set) var entries: [(line: Int, text: String)] = []
    private(set) var notes: [Imported.Note] = []

    /// Splits a text.
    ///
    /// - Parameters:
    ///   - text: the file.
    ///   - hasComments: whether lines that begin with `#` are comments.
    init(_ text: String, hasComments: Bool = false) {
        var seen: [String: Int] = [:]
        for (number, text) in Self.numbered(text) where !text.isEmpty {
            if hasComments, text.hasPrefix("#") { continue }
            if let problem = ListEntry.problem(with: text) {
                note(number, problem)
            } else if let first = seen[text.lowercased()] {
                note(number, "stands already on line \(first)")
            } else {
                seen[text.lowercased()] = number
                entries.append((number, text))
            }
        }
    }

    private mutating func note(_ line: Int, _ message: String) {
        notes.append(Imported.Note(line: line, message: message))
    }

    /// Leaves an entry out.
    mutating func drop(_ text: String, _ reason: String) {
        for entry in entries where entry.text == text { note(entry.line, reason) }
        entries.removeAll { $0.text == text }
    }

    /// The lines of a text with their numbers, without the space around them.
    static func numbered(_ text: String) -> [(Int, String)] {
        let isBOM = text.unicodeScalars.first == "\u{FEFF}"
        let text = isBOM ? String(text.unicodeScalars.dropFirst()) : text
        return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated().map { index, bytes in
                let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
                var bytes = bytes
                while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
                while let last = bytes.last, isSpace(last) { bytes.removeLast() }
                return (index + 1, String(decoding: bytes, as: UTF8.self))
            }
    }
}
