/// Folds UTF-8 text so that what PCRE2 takes for equal without regard to case becomes equal bytes.
///
/// A run of ASCII white space becomes one space, so that a comment's views more often fold to the
/// same; whatever a text contains, its folded form contains that in folded form.
struct CaseFold: Sendable {
    static let standard = CaseFold(rows: rows)

    /// For each 256 scalars, which block holds them; block 0 changes nothing.
    private var pages: [UInt16]
    /// Per scalar: the distance to its folded form.
    private var blocks: [Int32]

    private init(rows: [(Int, Int, Int, Int)]) {
        pages = Array(repeating: 0, count: 0x1100)
        blocks = Array(repeating: 0, count: 256)
        for (first, last, stride, delta) in rows {
            for scalar in Swift.stride(from: first, through: last, by: stride) {
                blocks[place(scalar)] = Int32(delta)
            }
        }
    }

    private mutating func place(_ scalar: Int) -> Int {
        if pages[scalar >> 8] == 0 {
            pages[scalar >> 8] = UInt16(blocks.count >> 8)
            blocks += Array(repeating: 0, count: 256)
        }
        return Int(pages[scalar >> 8]) << 8 | scalar & 0xFF
    }

    private func distance(_ scalar: UInt32) -> Int32 {
        blocks[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
    }

    /// The simple case folding of a scalar.
    func folded(_ scalar: UInt32) -> UInt32 {
        UInt32(bitPattern: Int32(bitPattern: scalar) &+ distance(scalar))
    }

    /// The folded form of a scalar, in UTF-8.
    func bytes(of scalar: UInt32) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 4) { buffer, count in
            count = Self.encode(folded(scalar), into: buffer, at: 0)
        }
    }

    /// Bytes that are folded but for their white space.
    func spaced(_ bytes: [UInt8]) -> [UInt8] {
        var spaced: [UInt8] = []
        for byte in bytes {
            if !Self.isSpace(byte) {
                spaced.append(byte)
            } else if spaced.last != 0x20 {
                spaced.append(0x20)
            }
        }
        return spaced
    }

    @inline(__always)
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }

    /// Folds a text of any length.
    func folded(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { bytes in
            [UInt8](unsafeUninitializedCapacity: Self.capacity(bytes.count)) { buffer, count in
                count = fold(bytes, into: buffer)
            }
        }
    }

    /// Room that the folded form of so many bytes may need: two bytes may become three.
    static func capacity(_ byteCount: Int) -> Int { byteCount * 3 / 2 + 4 }

    /// Folds valid UTF-8 into a buffer of at least `capacity`; says how many bytes came out.
    func fold(
        _ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var (read, written) = (0, 0)
        var last: UInt8 = 0
        while read < source.count {
            let byte = source[read]
            if byte &- 0x21 < 0x5F {
                target[written] = byte &- 65 < 26 ? byte | 0x20 : byte
                read &+= 1
                written &+= 1
                last = 0
                continue
            }
            if byte < 0x80 {
                read &+= 1
                let folded = Self.isSpace(byte) ? 0x20 : byte
                if folded == 0x20, last == 0x20 { continue }
                target[written] = folded
                written &+= 1
                last = folded
                continue
            }
            last = 0
            let (scalar, length) = Self.decode(source, at: read)
            written &+= Self.encode(folded(scalar), into: target, at: written)
            read &+= length
        }
        return written
    }

    private static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (scalar: UInt32, length: Int) {
        func tail(_ offset: Int) -> UInt32 {
            index + offset < bytes.count ? UInt32(bytes[index + offset]) & 0x3F : 0
        }
        let lead = UInt32(bytes[index])
        if lead < 0xE0 { return ((lead & 0x1F) << 6 | tail(1), 2) }
        if lead < 0xF0 { return ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
        return ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
    }

    private static func encode(
        _ scalar: UInt32, into bytes: UnsafeMutableBufferPointer<UInt8>, at index: Int
    ) -> Int {
        func put(_ offset: Int, _ lead: UInt32, _ shift: UInt32) {
            let bits = lead == 0x80 ? scalar >> shift & 0x3F : scalar >> shift
            bytes[index + offset] = UInt8(truncatingIfNeeded: lead | bits)
        }
        switch scalar {
        case ..<0x80:
            put(0, 0, 0)
            return 1
        case ..<0x800:
            put(0, 0xC0, 6)
            put(1, 0x80, 0)
            return 2
        case ..<0x10000:
            put(0, 0xE0, 12)
            put(1, 0x80, 6)
            put(2, 0x80, 0)
            return 3
        default:
            put(0, 0xF0, 18)
            put(1, 0x80, 12)
            put(2, 0x80, 6)
            put(3, 0x80, 0)
            return 4
        }
    }
}
