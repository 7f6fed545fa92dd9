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
        /// From 1.
        var line: UInt32
        var count: UInt16
        /// A number, as a cache keeps entries as they are.
        private var foldedMark: UInt16

        /// Whether it is ASCII without capitals, so that folding case changes nothing.
        var isFolded: Bool { foldedMark != 0 }

        init(_ range: Range<Int>, line: UInt32, isFolded: Bool) {
            (start, count) = (UInt32(range.lowerBound), UInt16(range.count))
            self.line = line
            foldedMark = isFolded ? 1 : 0
        }
    }

    /// The file, below the folder of the rules.
    let file: String
    let bytes: [UInt8]
    private(set) var entries: [Entry] = []
    /// For entries that expire, by their index: the first moment at which they don't count.
    private(set) var expiries: [Int: Date] = [:]
    private(set) var problems = ListProblems()

    /// Splits a file into entries.
    init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        entries.reserveCapacity(bytes.count / 14)
        bytes.withUnsafeBufferPointer { buffer in
            let traits = ByteTraits.table
            var line: UInt32 = 1
            var start = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            while start < buffer.count {
                var seen: ByteTraits = []
                var end = start
                while end < buffer.count, buffer[end] != UInt8(ascii: "\n") {
                    seen.formUnion(traits[Int(buffer[end])])
                    end += 1
                }
                read(buffer, start..<end, seen, line: line)
                line += 1
                start = end + 1
            }
        }
    }

    /// A file that was split before, without problems; nil if the entries don't fit it.
    init?(file: String, bytes: [UInt8], entries: [Entry], expiries: [Int: Date]) {
        guard
            entries.allSatisfy({ Int($0.start) + Int($0.count) <= bytes.count })
        else { return nil }
        self.file = file
        self.bytes = bytes
        self.entries = entries
        self.expiries = expiries
    }

    /// The text of an entry as written.
    func text(of index: Int) -> String {
        String(decoding: self[index], as: UTF8.self)
    }

    /// The bytes of an entry.
    subscript(index: Int) -> ArraySlice<UInt8> {
        let entry = entries[index]
        return bytes[Int(entry.start)..<(Int(entry.start) + Int(entry.count))]
    }

    /// Whether an entry still counts.
    func isInForce(_ entry: Int, at now: Date) -> Bool {
        guard let expiry = expiries[entry] else { return true }
        return now < expiry
    }

    /// Whether the first of two entries counts for longer.
    func outlasts(_ entry: Int, _ other: Int) -> Bool {
        guard let end = expiries[other] else { return false }
        return expiries[entry].map { $0 > end } ?? true
    }

    private mutating func read(
        _ buffer: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ seen: ByteTraits,
        line number: UInt32
    ) {
        var (start, end) = (line.lowerBound, line.upperBound)
        while start < end, Self.isSpace(buffer[start]) { start += 1 }
        guard start < end, buffer[start] != UInt8(ascii: "#") else { return }
        if seen.contains(.hash), let note = Self.note(in: buffer, start..<end) {
            readNote(buffer[(note + 2)..<end], at: note + 4 - line.lowerBound, number)
            end = note
        }
        while end > start, Self.isSpace(buffer[end - 1]) { end -= 1 }
        if buffer[start] == UInt8(ascii: "\\"), start + 1 < end,
            buffer[start + 1] == UInt8(ascii: "#")
        {
            start += 1
        }
        let column = start - line.lowerBound + 1
        guard end - start <= Self.maximumEntryByteCount else {
            drop("entry is longer than 1024 bytes", number, column)
            return
        }
        let isPlain = seen.isDisjoint(with: [.control, .foreign])
        guard isPlain || Self.isText(buffer[start..<end]) else {
            drop("entry is not UTF-8 text", number, column)
            return
        }
        entries.append(
            Entry(
                start..<end, line: number,
                isFolded: seen.isDisjoint(with: [.capital, .foreign])))
    }

    private mutating func drop(_ problem: String, _ line: UInt32, _ column: Int) {
        expiries[entries.count] = nil
        problems.add(line: Int(line), column: column, problem)
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
        for word in note.split(whereSeparator: Self.isSpace) where word.starts(with: "until=".utf8)
        {
            let day = String(
                decoding: word.dropFirst("until=".utf8.count).prefix(11), as: UTF8.self)
            guard let day = ListDay(parsing: day) else {
                problems.add(
                    line: Int(line), column: column, "expected a day such as until=2026-12-31")
                return
            }
            expiries[entries.count] = day.end
        }
    }

    /// What WordPress trims as well.
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte &- 9 < 5 && byte != UInt8(ascii: "\n") || byte == 0
    }

    /// Whether bytes are valid UTF-8 without control characters.
    private static func isText(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0 ~= $0.value) }
    }
}
