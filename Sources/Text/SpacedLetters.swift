/// Words whose letters were spread with one separator: `c h e a p`, `v.i.a.g.r.a`.
enum SpacedLetters {
    private static let minimumCount = 4

    /// The text with such words rejoined. Fewer than four letters, and runs that are mostly
    /// digits, stay as they are.
    static func rejoined(_ text: MappedText) -> MappedText {
        let utf8 = text.string.utf8
        let separators = utf8.withContiguousStorageIfAvailable(separators(in:)) ?? []
        guard !separators.isEmpty else { return text }
        var builder = MappedTextBuilder(source: text)
        var start = 0
        for separator in separators {
            builder.append(sourceRange: start..<separator.lowerBound)
            start = separator.upperBound
        }
        builder.append(sourceRange: start..<utf8.count)
        return builder.finished()
    }

    /// The separators to leave out, in order.
    private static func separators(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var index = 0
        var isAfterWord = false
        while index < bytes.count {
            let (wordClass, length) = wordClass(in: bytes, at: index)
            if wordClass != .none, !isAfterWord,
                let run = run(in: bytes, at: index, first: wordClass, length: length)
            {
                if run.isSpacedWord {
                    result.append(contentsOf: run.separators)
                    index = run.end
                    isAfterWord = true
                } else {
                    // The last letter may begin a run with another separator.
                    index = run.lastLetter
                    isAfterWord = false
                }
                continue
            }
            isAfterWord = wordClass != .none
            index += length
            if isAfterWord {
                while index < bytes.count, isASCIIWord(bytes[index]) { index += 1 }
            }
        }
        return result
    }

    @inline(__always)
    private static func isASCIIWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }

    private struct Run {
        var separators: [Range<Int>] = []
        var letterCount = 0
        var digitCount = 0
        var lastLetter: Int
        var end: Int

        var isSpacedWord: Bool {
            letterCount + digitCount >= minimumCount && letterCount >= digitCount
        }
    }

    /// The run of single letters that begins at `index`, if two or more stand there.
    private static func run(
        in bytes: UnsafeBufferPointer<UInt8>, at index: Int, first: FoldEntry.WordClass,
        length: Int
    ) -> Run? {
        let next = index + length
        // Nearly every word has a second letter.
        guard first != .part, next >= bytes.count || !isASCIIWord(bytes[next]),
            let separator = separator(in: bytes, at: next)
        else {
            return nil
        }
        let width = UTF8Bytes.length(of: separator)
        var run = Run(lastLetter: index, end: index + length)
        if first == .letter { run.letterCount = 1 } else { run.digitCount = 1 }
        while Self.separator(in: bytes, at: run.end) == separator {
            let letter = run.end + width
            guard letter < bytes.count else { break }
            let (wordClass, length) = wordClass(in: bytes, at: letter)
            guard wordClass == .letter || wordClass == .digit,
                isAlone(in: bytes, upTo: letter + length, separator: separator)
            else { break }
            if wordClass == .letter { run.letterCount += 1 } else { run.digitCount += 1 }
            run.separators.append(run.end..<letter)
            run.lastLetter = letter
            run.end = letter + length
        }
        return run.separators.isEmpty ? nil : run
    }

    /// Whether no word goes on at `end`. Other separators bind closer than a space does: the last
    /// letter of `a b c-d` belongs to `c-d`.
    private static func isAlone(
        in bytes: UnsafeBufferPointer<UInt8>, upTo end: Int, separator: UInt32
    ) -> Bool {
        guard end < bytes.count else { return true }
        guard wordClass(in: bytes, at: end).wordClass == .none else { return false }
        guard separator == 0x20, let other = Self.separator(in: bytes, at: end), other != 0x20
        else { return true }
        let next = end + UTF8Bytes.length(of: other)
        return next >= bytes.count || wordClass(in: bytes, at: next).wordClass == .none
    }

    /// The separator at `index`: a space, one of `.-_*|/,·`, a symbol or an emoji.
    private static func separator(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
        guard index < bytes.count else { return nil }
        switch bytes[index] {
        case 0x20, 0x2A, 0x2C, 0x2D, 0x2E, 0x2F, 0x5F, 0x7C: return UInt32(bytes[index])
        case 0xC2...0xF4:
            let scalar = UTF8Bytes.scalar(in: bytes, at: index).value
            let isSymbol = 0x2500...0x27BF ~= scalar || 0x1F000...0x1FAFF ~= scalar
            guard scalar == 0xB7 || isSymbol else { return nil }
            return FoldTable.shared.entry(scalar).wordClass == .none ? scalar : nil
        default: return nil
        }
    }

    @inline(__always)
    private static func wordClass(
        in bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (wordClass: FoldEntry.WordClass, length: Int) {
        let byte = bytes[index]
        if byte < 0x80 {
            if (byte | 0x20) &- 0x61 < 26 { return (.letter, 1) }
            return (byte &- 0x30 < 10 ? .digit : .none, 1)
        }
        let (scalar, length) = UTF8Bytes.scalar(in: bytes, at: index)
        return (FoldTable.shared.entry(scalar).wordClass, length)
    }
}
