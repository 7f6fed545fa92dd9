import Foundation

/// The entries of a list file, still as text.
///
/// One entry a line; blank lines and lines that begin with `#` are skipped, and ` # ` begins a
/// note. A note of `until=2026-12-31` lets the entry expire after that day. `\#` stands for `#`.
struct ListText: Sendable {
    /// The longest entry, in bytes.
    static let maximumEntryByteCount = 1024

    /// One entry, as a stretch of the file's bytes.
    struct Entry: Sendable {
        var start: UInt32
        var count: UInt32
        /// From 1.
        var line: UInt32
    }

    /// The file, below the folder of the rules.
    let file: String
    let bytes: [UInt8]
    private(set) var entries: [Entry] = []
    /// For entries that expire, by their index: the first moment at which they don't count.
    private(set) var expiries: [Int: Date] = [:]
    /// Line, column and message of each bad line.
    private(set) var problems: [(line: Int, column: Int, message: String)] = []

    /// Splits a file into entries.
    init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        entries.reserveCapacity(bytes.count / 14)
        bytes.withUnsafeBufferPointer { buffer in
            var line: UInt32 = 1
            var start = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            while start < buffer.count {
                var end = start
                while end < buffer.count, buffer[end] != UInt8(ascii: "\n") { end += 1 }
                read(buffer, start..<end, line: line)
                line += 1
                start = end + 1
            }
        }
    }

    /// The text of an entry as written.
    func text(of index: Int) -> String {
        String(decoding: self[index], as: UTF8.self)
    }

    /// The bytes of an entry.
    subscript(index: Int) -> ArraySlice<UInt8> {
        let entry = entries[index]
        return bytes[Int(entry.start)..<Int(entry.start + entry.count)]
    }

    /// `lists/blocklist.txt:12: casino`.
    func label(of index: Int) -> String {
        "\(file):\(entries[index].line): \(text(of: index))"
    }

    private mutating func read(
        _ buffer: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, line number: UInt32
    ) {
        var (start, end) = (line.lowerBound, line.upperBound)
        while start < end, Self.isSpace(buffer[start]) { start += 1 }
        guard start < end, buffer[start] != UInt8(ascii: "#") else { return }
        let noteStart = Self.note(in: buffer, start..<end)
        if let noteStart {
            readNote(buffer[(noteStart + 2)..<end], at: noteStart + 4 - line.lowerBound, number)
            end = noteStart
        }
        while end > start, Self.isSpace(buffer[end - 1]) { end -= 1 }
        if buffer[start] == UInt8(ascii: "\\"), start + 1 < end,
            buffer[start + 1] == UInt8(ascii: "#")
        {
            start += 1
        }
        let column = start - line.lowerBound + 1
        guard end - start <= Self.maximumEntryByteCount else {
            problems.append((Int(number), column, "entry is longer than 1024 bytes"))
            return
        }
        guard Self.isText(buffer[start..<end]) else {
            problems.append((Int(number), column, "entry is not UTF-8 text"))
            return
        }
        entries.append(Entry(start: UInt32(start), count: UInt32(end - start), line: number))
    }

    /// Where the space before ` # ` stands, if there is one.
    private static func note(in buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index + 1 < range.upperBound {
            if buffer[index + 1] == UInt8(ascii: "#"), isSpace(buffer[index]),
                index + 2 == range.upperBound || isSpace(buffer[index + 2])
            {
                return index
            }
            index += 1
        }
        return nil
    }

    private mutating func readNote(
        _ note: Slice<UnsafeBufferPointer<UInt8>>, at column: Int, _ line: UInt32
    ) {
        let text = String(decoding: note, as: UTF8.self)
        for word in text.split(whereSeparator: \.isWhitespace) where word.hasPrefix("until=") {
            let day = String(word.dropFirst("until=".count))
            guard day.count == 10, let date = try? Date("\(day)T00:00:00Z", strategy: .iso8601)
            else {
                problems.append((Int(line), column, "expected a day such as until=2026-12-31"))
                return
            }
            expiries[entries.count] = date.addingTimeInterval(86_400)
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    /// Whether bytes are valid UTF-8 without control characters.
    private static func isText(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return true }
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
}
