/// Which characters of a string are written as escapes, and how.
///
/// Beyond what RFC 8259 (section 7) demands these are the characters that a reader cannot see, or
/// that change what is seen around them.
enum JSONEscapes {
    /// Appends well-formed UTF-8, without quotes around it, with escapes where they are due.
    static func write(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) {
        var start = 0
        var offset = 0
        while offset < text.count {
            guard needsLook(text[offset]) else {
                offset = plainEnd(of: text, from: offset + 1)
                continue
            }
            let (scalar, count) = decode(text, at: offset)
            if isEscaped(scalar) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<offset]))
                writeEscape(scalar, into: &bytes)
                start = offset + count
            }
            offset += count
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// The offset of the first byte that is not printable ASCII, or that is a quote or a backslash,
    /// as far as whole eights of bytes tell; the rest is to be looked at byte by byte.
    @inline(__always)
    private static func plainEnd(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let bytes = UnsafeRawBufferPointer(text)
        var offset = start
        while offset + 8 <= bytes.count {
            let eight = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            // The high bit of a byte is set where it is below 0x20, a quote, a backslash, or 0x7F
            // and above; a borrow can only make a byte above such a one look like one.
            let low = eight &- ones &* 0x20
            let quote = (eight ^ ones &* 0x22) &- ones
            let backslash = (eight ^ ones &* 0x5C) &- ones
            let high = eight | (eight &+ ones)
            if (low | quote | backslash | high) & (ones &* 0x80) != 0 { break }
            offset += 8
        }
        return offset
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// Whether a character that begins with this byte may be one that is escaped.
    @inline(__always)
    private static func needsLook(_ byte: UInt8) -> Bool {
        if byte < 0x7F { return byte < 0x20 || byte == 0x22 || byte == 0x5C }
        return switch byte {
        case 0x80...0xC1, 0xC3...0xD7, 0xD9...0xE0, 0xE3...0xEE, 0xF0...0xF2: false
        default: true
        }
    }

    private static func isEscaped(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0...0x1F, 0x22, 0x5C, 0x7F...0x9F: true
        case 0xAD, 0x061C, 0x180E, 0x200B...0x200F: true
        case 0x2028...0x202E, 0x2060...0x206F: true
        case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: false
        }
    }

    /// The scalar at an offset and its length in bytes; the text is known to be well-formed.
    private static func decode(
        _ text: UnsafeBufferPointer<UInt8>, at offset: Int
    ) -> (scalar: UInt32, count: Int) {
        let lead = text[offset]
        let (first, count): (UInt8, Int) =
            switch lead {
            case 0xF0...: (lead & 0x07, 4)
            case 0xE0...: (lead & 0x0F, 3)
            case 0xC0...: (lead & 0x1F, 2)
            default: (lead, 1)
            }
        var scalar = UInt32(first)
        for index in offset + 1..<max(min(offset + count, text.count), offset + 1) {
            scalar = scalar << 6 | UInt32(text[index] & 0x3F)
        }
        return (scalar, min(count, text.count - offset))
    }

    private static func writeEscape(_ scalar: UInt32, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch scalar {
        case 0x22, 0x5C: bytes.append(UInt8(scalar))
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x10000...:
            writeUnit(0xD800 + (scalar - 0x10000) >> 10, into: &bytes)
            bytes.append(UInt8(ascii: "\\"))
            writeUnit(0xDC00 + (scalar - 0x10000) & 0x3FF, into: &bytes)
        default: writeUnit(scalar, into: &bytes)
        }
    }

    /// `u` and four lower-case hexadecimal digits.
    private static func writeUnit(_ unit: UInt32, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "u"))
        for shift in [12, 8, 4, 0] as [UInt32] {
            let digit = UInt8(truncatingIfNeeded: unit >> shift) & 0xF
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
        }
    }
}
