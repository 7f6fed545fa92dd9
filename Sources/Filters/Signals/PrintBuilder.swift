import Moderation

/// Makes a text's prints from its words' hashes.
///
/// The print of similar texts is a SimHash over words and pairs of neighbours: each bit is what
/// most of their hashes have there. Function words count in pairs alone, or all long texts of a
/// language would be somewhat alike.
struct PrintBuilder {
    private var exact: UInt64 = 0
    private var last: UInt64 = 0
    private(set) var count = 0
    /// How many of the hashes counted in `lanes` have each bit: one byte a bit.
    private var lanes = SIMD8<UInt64>(repeating: 0)
    private var inLanes = 0
    /// The same, of hashes counted before.
    private var sums = [Int32](repeating: 0, count: 64)
    private var total: Int32 = 0

    /// The eight bits of a byte, each in a byte of its own.
    private static let spread: [UInt64] = (0..<256).map { byte in
        (0..<8).reduce(0) { $0 | UInt64(byte >> $1 & 1) << UInt64(8 * $1) }
    }

    /// Adds a word.
    mutating func add(_ word: UInt64, isFunctionWord: Bool) {
        let hash = Self.mixed(word)
        exact = (exact << 5 | exact >> 59) ^ hash
        exact = exact &* 0x9E37_79B9_7F4A_7C15
        count += 1
        if !isFunctionWord { weigh(hash) }
        if count > 1 { weigh(Self.mixed(last &* 3 ^ hash)) }
        last = hash
    }

    /// Bits of short words' hashes are not random enough by themselves.
    private static func mixed(_ hash: UInt64) -> UInt64 {
        var hash = hash
        hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
        hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
        return hash ^ hash >> 32
    }

    private mutating func weigh(_ hash: UInt64) {
        Self.spread.withUnsafeBufferPointer { spread in
            var bits = SIMD8<UInt64>()
            for byte in 0..<8 { bits[byte] = spread[Int(hash >> UInt64(8 * byte) & 255)] }
            lanes &+= bits
        }
        inLanes += 1
        if inLanes == 255 { empty() }
    }

    private mutating func empty() {
        for byte in 0..<8 {
            for bit in 0..<8 {
                sums[8 * byte + bit] += Int32(lanes[byte] >> UInt64(8 * bit) & 255)
            }
        }
        total += Int32(inLanes)
        lanes = SIMD8(repeating: 0)
        inLanes = 0
    }

    /// The prints of all that was added.
    mutating func print() -> TextPrint {
        empty()
        var similar: UInt64 = 0
        for bit in 0..<64 where sums[bit] * 2 > total { similar |= 1 << UInt64(bit) }
        return TextPrint(exact: exact, similar: similar)
    }
}
