/// A fast digest against damage, not against forgers: four lanes of multiply and rotate over
/// 64-bit little-endian words.
struct FileDigest {
    private var lanes: (UInt64, UInt64, UInt64, UInt64) = (
        0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x27D4_EB2F_1656_67C5
    )

    /// Adds one word.
    mutating func add(_ word: UInt64) { lanes.0 = Self.mixed(lanes.0, word) }

    /// Adds bytes, a multiple of 32 of them; what is left over is not looked at.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var (first, second, third, fourth) = lanes
        for offset in stride(from: 0, to: bytes.count - 31, by: 32) {
            first = Self.mixed(first, Self.word(bytes, offset))
            second = Self.mixed(second, Self.word(bytes, offset + 8))
            third = Self.mixed(third, Self.word(bytes, offset + 16))
            fourth = Self.mixed(fourth, Self.word(bytes, offset + 24))
        }
        lanes = (first, second, third, fourth)
    }

    /// The digest of what was added.
    var value: UInt64 {
        var sum = FileDigest.mixed(lanes.0, lanes.1)
        sum = FileDigest.mixed(sum, lanes.2)
        sum = FileDigest.mixed(sum, lanes.3)
        return sum ^ sum >> 29
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    private static func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let sum = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
        return sum << 31 | sum >> 33
    }
}
