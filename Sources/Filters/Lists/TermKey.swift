/// The beginning of a text as a number, and its hashes.
enum TermKey {
    /// The next 8 bytes, the first one lowest; zeros after the end.
    @inline(__always)
    static func word(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt64 {
        if position + 8 <= text.count, let base = text.baseAddress {
            let raw = UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self)
            return UInt64(littleEndian: raw)
        }
        var word: UInt64 = 0
        for index in position..<text.count {
            word |= UInt64(text[index]) << UInt64(8 * (index - position))
        }
        return word
    }

    /// Of the first 4 bytes; it is needed at every position of a text, so it is a single step.
    @inline(__always)
    static func prefixHash(_ word: UInt64) -> UInt64 {
        (word & 0xFFFF_FFFF) &* 0x9E37_79B9_7F4A_7C15
    }

    @inline(__always)
    static func hash(_ key: UInt64, _ length: Int) -> UInt64 {
        var hash = (key ^ (UInt64(length) << 59)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        return hash &* 0xBF58_476D_1CE4_E5B9
    }
}
