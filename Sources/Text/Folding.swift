import CICU

/// The passes that folding consists of.
enum Folding {
    static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> MappedText {
        var writer = FoldWriter(capacity: bytes.count)
        var index = 0
        while index < bytes.count {
            let run = visibleCount(in: bytes, from: index)
            if run > 0 {
                writer.append(lowercasing: bytes[index..<(index + run)])
                index += run
            } else {
                index += foldOther(in: bytes, at: index, into: &writer)
            }
        }
        let text = writer.finished()
        return SpacedLetters.rejoined(text)
    }

    /// How many visible ASCII characters stand together, with single spaces between them.
    private static func visibleCount(
        in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int {
        var end = start
        var last: UInt8 = 0x20
        while end < bytes.count {
            let byte = bytes[end]
            guard byte &- 0x20 < 0x5F, byte != 0x20 || last != 0x20 else { break }
            last = byte
            end += 1
        }
        return end - start
    }

    /// Folds a scalar that is not a visible ASCII character; returns its length.
    @inline(__always)
    private static func foldOther(
        in bytes: UnsafeBufferPointer<UInt8>, at index: Int, into writer: inout FoldWriter
    ) -> Int {
        let (scalar, length) = UTF8Bytes.scalar(in: bytes, at: index)
        let source = index..<(index + length)
        if scalar == 0x20 {
            writer.appendSpace(for: source)
            return length
        }
        let entry = FoldTable.shared.entry(scalar)
        if entry.isPlainBytes {
            writer.append(entry, for: source)
        } else if entry.kind == .space {
            writer.appendSpace(for: source)
        } else {
            appendRare(entry, for: source, into: &writer)
        }
        return length
    }

    @inline(never)
    private static func appendRare(
        _ entry: FoldEntry, for source: Range<Int>, into writer: inout FoldWriter
    ) {
        guard entry.kind == .composing else {
            appendSequence(FoldTable.shared.sequence(entry), for: source, into: &writer)
            return
        }
        var text: [UInt8] = []
        for shift in 0..<entry.count {
            text.append(UInt8(truncatingIfNeeded: entry.payload >> UInt32(shift * 8)))
        }
        appendSequence(text, for: source, into: &writer)
    }

    /// Appends several scalars, the first composed with what precedes it where that is possible.
    private static func appendSequence(
        _ text: [UInt8], for source: Range<Int>, into writer: inout FoldWriter
    ) {
        let (first, length) = text.withUnsafeBufferPointer { UTF8Bytes.scalar(in: $0, at: 0) }
        guard let last = writer.lastScalar, last >= 0x80,
            case let pair = cicu_compose_pair(last, first), pair > 0
        else {
            writer.append(text, for: source)
            return
        }
        var composed: [UInt8] = []
        UTF8Bytes.append(pair, to: &composed)
        composed.append(contentsOf: text[length...])
        writer.extendLastScalar(with: composed, upTo: source.upperBound)
    }

    static func caseFolded(_ bytes: UnsafeBufferPointer<UInt8>) -> MappedText {
        var writer = FoldWriter(capacity: bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                writer.append(byte &- 0x41 < 26 ? byte | 0x20 : byte, at: index)
                index += 1
                continue
            }
            let (scalar, length) = UTF8Bytes.scalar(in: bytes, at: index)
            var text: [UInt8] = []
            UTF8Bytes.append(cicu_simple_case_fold(scalar), to: &text)
            let entry = FoldEntry(kind: .bytes, utf8: text, wordClass: .none)
            writer.append(entry, for: index..<(index + length))
            index += length
        }
        return writer.finished()
    }
}
