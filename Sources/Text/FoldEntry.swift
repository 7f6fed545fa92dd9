/// What the folding of one scalar is, packed so that a table of them is cheap to read.
///
/// Bits 0–31 hold up to four UTF-8 bytes, first byte lowest; 32–34 their number; 35–37 the kind;
/// 38–40 the word class of the single scalar that comes out.
struct FoldEntry: Equatable {
    enum Kind: UInt64 {
        /// The bytes replace the scalar; none drops it.
        case bytes = 0
        /// The bytes are an index into the table of longer sequences.
        case sequence = 1
        /// White space; runs become one space.
        case space = 2
        /// A scalar that may compose with the one before it.
        case composing = 3
    }

    enum WordClass: UInt64 {
        case none = 0
        case letter = 1
        case digit = 2
        /// Part of a word, but never a letter that stands alone.
        case part = 3
    }

    let bits: UInt64

    init(bits: UInt64) { self.bits = bits }

    init(kind: Kind, utf8: [UInt8], wordClass: WordClass) {
        var bits: UInt64 = 0
        for (index, byte) in utf8.prefix(4).enumerated() {
            bits |= UInt64(byte) << UInt64(index * 8)
        }
        bits |= UInt64(min(utf8.count, 4)) << 32
        bits |= kind.rawValue << 35
        bits |= wordClass.rawValue << 38
        self.bits = bits
    }

    init(sequence index: Int) {
        bits = UInt64(UInt32(truncatingIfNeeded: index)) | Kind.sequence.rawValue << 35
    }

    var payload: UInt32 { UInt32(truncatingIfNeeded: bits) }
    var count: Int { Int(bits >> 32 & 7) }
    var kind: Kind { Kind(rawValue: bits >> 35 & 7) ?? .bytes }
    var wordClass: WordClass { WordClass(rawValue: bits >> 38 & 7) ?? .none }
    var isPlainBytes: Bool { bits >> 35 & 7 == 0 }
}
