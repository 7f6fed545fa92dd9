/// A set of whole numbers below a limit that is set once, with a bit for each.
///
/// Sets that are brought together must have the same limit.
@frozen public struct BitSet: Sendable {
    @usableFromInline var words: [UInt64]

    /// An empty set for numbers from 0 on.
    @inlinable
    public init(below limit: Int) { words = [UInt64](repeating: 0, count: (limit + 63) / 64) }

    /// How many numbers it has.
    @inlinable public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Whether it has a number, which must be below the limit.
    @inlinable
    @inline(__always)
    public func contains(_ number: Int) -> Bool {
        words[number >> 6] >> UInt64(number & 63) & 1 != 0
    }

    /// Whether the other one has all that it has.
    @inlinable
    public func isSubset(of other: BitSet) -> Bool {
        for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
        return true
    }

    /// Adds a number, which must be below the limit.
    @inlinable
    public mutating func insert(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }

    /// Adds what the other one has.
    @inlinable
    public mutating func formUnion(_ other: BitSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// Takes over what the other one has, in the memory it has already.
    mutating func restart(with other: BitSet) {
        for index in words.indices { words[index] = other.words[index] }
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
