/// Derives a text from another one, part by part, and keeps the map to the first source.
public struct MappedTextBuilder {
    private let source: MappedText
    private var bytes: [UInt8] = []
    private var pieces: [MappedPiece] = []

    /// A builder whose source ranges are UTF-8 ranges of `source.string`.
    public init(source: MappedText) {
        self.source = source
        bytes.reserveCapacity(source.string.utf8.count)
    }

    /// The UTF-8 length of what has been built.
    public var utf8Count: Int { bytes.count }

    /// The last byte of what has been built, if any.
    public var lastByte: UInt8? { bytes.last }

    /// Appends a part of the source as it is; out-of-bounds offsets are clamped to whole scalars.
    public mutating func append(sourceRange: Range<Int>) {
        let range = clamped(sourceRange)
        guard !range.isEmpty else { return }
        let start = bytes.count
        let utf8 = source.string.utf8
        let isCopied: Void? = utf8.withContiguousStorageIfAvailable {
            bytes.append(contentsOf: $0[range])
        }
        if isCopied == nil { bytes.append(contentsOf: Array(utf8)[range]) }
        appendMap(start: start, sourceRange: range, isVerbatim: true)
    }

    /// Appends a text that stands for a part of the source; all of it maps to all of the part.
    public mutating func append(replacement string: String, for sourceRange: Range<Int>) {
        guard !string.isEmpty else { return }
        let start = bytes.count
        bytes.append(contentsOf: string.utf8)
        appendMap(start: start, sourceRange: clamped(sourceRange), isVerbatim: false)
    }

    /// Leaves a part of the source out. Parts that are never appended are left out as well; this
    /// says so where it is meant.
    public mutating func skip(sourceRange: Range<Int>) {}

    /// What has been built.
    public consuming func finished() -> MappedText {
        MappedText(string: String(decoding: bytes, as: UTF8.self), pieces: pieces)
    }

    private func clamped(_ range: Range<Int>) -> Range<Int> {
        let utf8 = source.string.utf8
        let count = utf8.count
        var lower = min(max(range.lowerBound, 0), count)
        var upper = min(max(range.upperBound, lower), count)
        _ = utf8.withContiguousStorageIfAvailable { bytes in
            while lower > 0, lower < count, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
            while upper < count, bytes[upper] & 0xC0 == 0x80 { upper += 1 }
        }
        return lower..<upper
    }

    private mutating func appendMap(start: Int, sourceRange: Range<Int>, isVerbatim: Bool) {
        guard isVerbatim, let first = source.pieces else {
            let origin = source.sourceRange(of: sourceRange)
            add(
                MappedPiece(
                    start: start, count: bytes.count - start, source: origin,
                    isVerbatim: isVerbatim))
            return
        }
        var index = first.partitioningIndex { $0.end > sourceRange.lowerBound }
        while index < first.count, first[index].start < sourceRange.upperBound {
            let piece = first[index]
            let part = sourceRange.clamped(to: Int(piece.start)..<piece.end)
            add(
                MappedPiece(
                    start: start + part.lowerBound - sourceRange.lowerBound, count: part.count,
                    source: piece.source(of: part), isVerbatim: piece.isVerbatim))
            index += 1
        }
    }

    private mutating func add(_ piece: MappedPiece) {
        guard piece.isVerbatim, let last = pieces.last, last.isVerbatim,
            last.end == piece.start, last.sourceEnd == piece.sourceStart
        else {
            pieces.append(piece)
            return
        }
        pieces[pieces.count - 1].count += piece.count
        pieces[pieces.count - 1].sourceCount += piece.sourceCount
    }
}

extension Array {
    /// The first index whose element is past a border that all later elements are past as well.
    func partitioningIndex(where isPast: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isPast(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
