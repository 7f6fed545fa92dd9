/// A set of small numbers.
struct RankSet: Sendable {
    private var words: [UInt64]
    private var count = 0

    init(_ ranks: [Int], below limit: Int) {
        words = [UInt64](repeating: 0, count: (limit + 63) / 64)
        for rank in ranks { insert(rank) }
    }

    /// Takes over the elements of a set with the same limit.
    mutating func restart(with other: RankSet) {
        for index in words.indices { words[index] = other.words[index] }
        count = other.count
    }

    mutating func insert(_ rank: Int) {
        let bit: UInt64 = 1 << UInt64(rank & 63)
        if words[rank >> 6] & bit == 0 { count += 1 }
        words[rank >> 6] |= bit
    }

    /// The elements at these places of a list, in order.
    func elements(of list: [Int]) -> [Int] {
        var elements: [Int] = []
        elements.reserveCapacity(count)
        for (number, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                elements.append(list[number * 64 + rest.trailingZeroBitCount])
                rest &= rest - 1
            }
        }
        return elements
    }
}
