/// A table of bits, one for each hash that was inserted; others may share it.
struct HashBits: Sendable {
    private(set) var words: [UInt64]
    let shift: UInt64

    /// A table of 2^n bits, at least 64.
    init(bitCountLog2: UInt64 = 6) {
        let bits = max(6, bitCountLog2)
        words = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
        shift = 64 - bits
    }

    /// A table made before; nil if it isn't as large as the shift says.
    init?(words: [UInt64], shift: UInt64) {
        guard (1...58).contains(shift), words.count == 1 << Int(58 - shift) else { return nil }
        self.words = words
        self.shift = shift
    }

    mutating func insert(_ hash: UInt64) {
        let bit = hash >> shift
        words[Int(bit >> 6)] |= 1 << (bit & 63)
    }

    @inline(__always)
    func contains(_ hash: UInt64) -> Bool {
        let bit = hash >> shift
        return words[Int(bit >> 6)] >> (bit & 63) & 1 != 0
    }
}
