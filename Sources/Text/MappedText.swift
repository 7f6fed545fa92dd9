/// A text derived from another one, which remembers where each part came from.
///
/// Offsets are UTF-8 offsets throughout. A view of a view maps to the first source.
public struct MappedText: Sendable, Hashable {
    /// The derived text.
    public let string: String
    /// In order of `start`, covering `string`. Nil means the text is its own source.
    let pieces: [MappedPiece]?

    /// A text that is its own source.
    public init(_ string: String) {
        var native = string
        native.makeContiguousUTF8()
        self.string = native
        pieces = nil
    }

    init(string: String, pieces: [MappedPiece]) {
        self.string = string
        self.pieces = pieces
    }

    /// Whether every offset of the text is the same offset of the source.
    public var isIdentity: Bool { pieces == nil }

    /// The UTF-8 range of the source that produced `range`, a range of UTF-8 offsets of `string`.
    ///
    /// Out-of-bounds offsets are clamped. The result begins and ends at scalar boundaries of the
    /// source, covers replaced parts as a whole, and is empty only if `range` is, after clamping.
    public func sourceRange(of range: Range<Int>) -> Range<Int> {
        let count = string.utf8.count
        let lower = min(max(range.lowerBound, 0), count)
        let upper = min(max(range.upperBound, lower), count)
        let start = scalarStart(lower)
        guard lower < upper else {
            let position = sourcePosition(of: start)
            return position..<position
        }
        return sourceRange(ofScalars: start..<scalarEnd(upper))
    }

    private func sourceRange(ofScalars range: Range<Int>) -> Range<Int> {
        guard let pieces else { return range }
        var index = pieceIndex(at: range.lowerBound, in: pieces)
        var lower = Int.max
        var upper = Int.min
        while index < pieces.count, pieces[index].start < range.upperBound {
            let source = pieces[index].source(of: range)
            lower = min(lower, source.lowerBound)
            upper = max(upper, source.upperBound)
            index += 1
        }
        return lower <= upper ? lower..<upper : 0..<0
    }

    private func sourcePosition(of offset: Int) -> Int {
        guard let pieces else { return offset }
        guard let last = pieces.last else { return 0 }
        guard offset < last.end else { return last.sourceEnd }
        let piece = pieces[pieceIndex(at: offset, in: pieces)]
        return piece.source(of: offset..<offset).lowerBound
    }

    /// The index of the last piece that starts at or before `offset`.
    private func pieceIndex(at offset: Int, in pieces: [MappedPiece]) -> Int {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        return max(low - 1, 0)
    }

    private func scalarStart(_ offset: Int) -> Int {
        let utf8 = string.utf8
        return utf8.withContiguousStorageIfAvailable { bytes in
            var offset = offset
            while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
            return offset
        } ?? offset
    }

    private func scalarEnd(_ offset: Int) -> Int {
        let utf8 = string.utf8
        return utf8.withContiguousStorageIfAvailable { bytes in
            var offset = offset
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            return offset
        } ?? offset
    }
}
