/// A fast hash of 128 bits for naming and checking files; it does not resist an attacker.
struct Fingerprint: Hashable, Sendable {
    private var lanes: (UInt64, UInt64, UInt64, UInt64) = (
        0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x27D4_EB2F_1656_67C5
    )

    static func == (left: Fingerprint, right: Fingerprint) -> Bool { left.words == right.words }

    func hash(into hasher: inout Hasher) { hasher.combine(words) }

    /// Adds bytes together with their number, so that pieces cannot run into each other.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        mix(UInt64(bytes.count), 0)
        var index = 0
        while index &+ 16 <= bytes.count {
            mix(
                bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: index &+ 8, as: UInt64.self))
            index &+= 16
        }
        var (tail, shift): (UInt64, UInt64) = (0, 0)
        while index < bytes.count {
            tail ^= UInt64(bytes[index]) << shift
            shift = (shift &+ 8) & 63
            if shift == 0 {
                mix(tail, 1)
                tail = 0
            }
            index &+= 1
        }
        mix(tail, 2)
    }

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    mutating func add(_ number: Int) {
        mix(UInt64(truncatingIfNeeded: number), 3)
    }

    private mutating func mix(_ first: UInt64, _ second: UInt64) {
        let left = (first ^ lanes.0).multipliedFullWidth(by: second ^ lanes.1 | 1)
        let right = (second &+ lanes.2).multipliedFullWidth(by: (first &+ lanes.3) | 1)
        lanes.0 = (left.high ^ left.low) &+ first
        lanes.1 = (lanes.1 &+ left.high) &* 0x9FB2_1C65_1E98_DF25 ^ second
        lanes.2 = (right.high ^ right.low) &+ second
        lanes.3 = (lanes.3 &+ right.high) &* 0xC13F_A9A9_02A6_328F ^ first
    }

    private var words: [UInt64] {
        var copy = self
        copy.mix(lanes.0, lanes.3)
        copy.mix(lanes.2, lanes.1)
        return [copy.lanes.0 ^ copy.lanes.3, copy.lanes.1 ^ copy.lanes.2]
    }

    /// Sixteen bytes.
    var bytes: [UInt8] {
        words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
    }

    /// Thirty-two hexadecimal digits.
    var hex: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
