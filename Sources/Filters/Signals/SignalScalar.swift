/// A scalar beyond ASCII, and what it is to a text's words.
struct SignalScalar {
    /// What it is to a word.
    enum Kind {
        /// A letter, which the lower case stands for.
        case letter
        /// A Korean syllable, a letter too.
        case hangul
        /// A Chinese character, a word by itself.
        case han
        /// A Japanese or Thai letter, which is written without spaces.
        case kana
        /// What parts words.
        case mark
        /// What isn't seen, or belongs to the letter before it.
        case nothing
    }

    let kind: Kind
    let byteCount: Int
    /// In lower case.
    private let value: UInt32

    /// Reads the scalar at a place; bytes that make none are marks, one by one.
    init(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
        let first = bytes[place]
        let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, place + count <= bytes.count else {
            self.init(kind: .mark, byteCount: 1, value: 0)
            return
        }
        var value = UInt32(first) & (count == 2 ? 0x1F : count == 3 ? 0x0F : 0x07)
        for next in 1..<count {
            guard bytes[place + next] & 0xC0 == 0x80 else {
                self.init(kind: .mark, byteCount: 1, value: 0)
                return
            }
            value = value << 6 | UInt32(bytes[place + next] & 0x3F)
        }
        let lowered = Self.lowered(value)
        self.init(kind: Self.kind(of: lowered), byteCount: count, value: lowered)
    }

    private init(kind: Kind, byteCount: Int, value: UInt32) {
        self.kind = kind
        self.byteCount = byteCount
        self.value = value
    }

    /// Gives the bytes of its lower case, from which words are hashed: as in UTF-8 up to U+FFFF.
    func forEachByte(_ body: (UInt8) -> Void) {
        if value < 0x80 {
            body(UInt8(value))
        } else if value < 0x800 {
            body(0xC0 | UInt8(value >> 6))
            body(0x80 | UInt8(value & 0x3F))
        } else {
            body(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
            body(0x80 | UInt8(value >> 6 & 0x3F))
            body(0x80 | UInt8(value & 0x3F))
        }
    }

    /// The lower case in the scripts that have it, without the rare exceptions; letters made wide
    /// or mathematical become those of ASCII.
    private static func lowered(_ value: UInt32) -> UInt32 {
        switch value {
        case 0xC0...0xDE: value == 0xD7 ? value : value + 0x20
        case 0x130: 0x69
        case 0x100...0x137, 0x14A...0x177, 0x200...0x233, 0x460...0x4BF, 0x4D0...0x4FF,
            0x1E00...0x1EFF:
            value | 1
        case 0x139...0x148, 0x179...0x17E: value & 1 == 1 ? value + 1 : value
        case 0x391...0x3A9, 0x410...0x42F: value + 0x20
        case 0x400...0x40F: value + 0x50
        case 0xFF21...0xFF3A: value - 0xFF21 + 0x61
        case 0xFF41...0xFF5A: value - 0xFF41 + 0x61
        case 0x1D400...0x1D6A3: (value - 0x1D400) % 26 + 0x61
        default: value
        }
    }

    private static func kind(of value: UInt32) -> Kind {
        switch value {
        case 0x61...0x7A: .letter
        case 0xAD, 0x300...0x36F, 0x640, 0x64B...0x65F, 0x200B...0x200F, 0x2060...0x2064,
            0xFE00...0xFE0F, 0xFEFF, 0xFF10...0xFF19, 0x660...0x669:
            .nothing
        case 0xAA, 0xB5, 0xBA: .letter
        case 0...0xBF, 0xD7, 0xF7, 0x60C, 0x61B, 0x61F, 0x2000...0x2BFF, 0x3000...0x303F,
            0xE000...0xF8FF, 0xFE10...0xFE6F:
            .mark
        case 0xE00...0xEFF, 0x3040...0x30FF, 0xFF66...0xFF9F: .kana
        case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .han
        case 0xAC00...0xD7A3, 0x1100...0x11FF: .hangul
        case 0xFF00...0xFFFF, 0x10000...: .mark
        default: .letter
        }
    }
}
