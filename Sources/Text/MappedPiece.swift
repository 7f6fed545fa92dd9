/// A stretch of a derived text and the stretch of the source that produced it.
struct MappedPiece: Sendable, Hashable {
    var start: Int32
    var count: Int32
    var sourceStart: Int32
    var sourceCount: Int32
    /// Whether each byte maps to the byte at the same distance from the start.
    var isVerbatim: Bool

    var end: Int { Int(start) + Int(count) }
    var sourceEnd: Int { Int(sourceStart) + Int(sourceCount) }

    init(start: Int, count: Int, source: Range<Int>, isVerbatim: Bool) {
        self.start = Int32(clamping: start)
        self.count = Int32(clamping: count)
        sourceStart = Int32(clamping: source.lowerBound)
        sourceCount = Int32(clamping: source.count)
        self.isVerbatim = isVerbatim
    }

    /// The source of the part of `range` that lies in this piece.
    func source(of range: Range<Int>) -> Range<Int> {
        guard isVerbatim else { return Int(sourceStart)..<sourceEnd }
        let low = min(max(range.lowerBound, Int(start)), end) - Int(start)
        let high = min(max(range.upperBound, Int(start)), end) - Int(start)
        return (Int(sourceStart) + low)..<(Int(sourceStart) + max(low, high))
    }
}
