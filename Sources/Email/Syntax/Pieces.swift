/// The ranges of the typed bytes that make up a part, in order; comments between them left out.
struct Pieces {
    private var first = 0..<0
    /// The further ranges, each with the index its first byte has in the joined pieces.
    private var rest: [(index: Int, range: Range<Int>)] = []

    init() {}

    init(_ range: Range<Int>) {
        first = range
    }

    var isEmpty: Bool { first.isEmpty }

    /// Where the first piece starts in the typed bytes.
    var lowerBound: Int { first.lowerBound }

    /// Where the last piece ends in the typed bytes.
    var upperBound: Int { rest.last?.range.upperBound ?? first.upperBound }

    mutating func append(_ range: Range<Int>) {
        if first.isEmpty {
            first = range
        } else if let last = rest.last {
            if last.range.upperBound == range.lowerBound {
                rest[rest.count - 1].range = last.range.lowerBound..<range.upperBound
            } else {
                rest.append((last.index + last.range.count, range))
            }
        } else if first.upperBound == range.lowerBound {
            first = first.lowerBound..<range.upperBound
        } else {
            rest.append((first.count, range))
        }
    }

    /// The offset in the typed bytes of the byte at an index of the joined pieces.
    func utf8Offset(of index: Int) -> Int {
        guard index >= first.count, !rest.isEmpty else { return first.lowerBound + index }
        var low = 0
        var high = rest.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if rest[middle].index <= index { low = middle } else { high = middle }
        }
        return rest[low].range.lowerBound + index - rest[low].index
    }

    /// The joined pieces.
    func text(in typed: String) -> String {
        guard !rest.isEmpty else { return Self.slice(first, of: typed) }
        return rest.reduce(into: Self.slice(first, of: typed)) { text, piece in
            text += Self.slice(piece.range, of: typed)
        }
    }

    private static func slice(_ range: Range<Int>, of typed: String) -> String {
        let utf8 = typed.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return String(typed[start..<utf8.index(start, offsetBy: range.count)])
    }
}
