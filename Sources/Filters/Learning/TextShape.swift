/// How the start of a text is punctuated, how it begins and how it ends.
///
/// People who ask or explain write commas, brackets and question marks; advertisements shout or have
/// no punctuation at all.
struct TextShape: Sendable, Hashable {
    /// What a text begins with.
    enum Beginning: Int, Sendable {
        case nothing, upperCase, lowerCase, digit, letterBeyondASCII, sign
    }

    private(set) var questions = 0
    private(set) var exclamations = 0
    private(set) var fullStops = 0
    private(set) var ellipses = 0
    private(set) var commas = 0
    private(set) var colons = 0
    private(set) var brackets = 0
    private(set) var quotes = 0
    private(set) var smileys = 0
    /// Runs of digits.
    private(set) var numbers = 0
    /// Pictures of the planes beyond the first.
    private(set) var emoji = 0
    private(set) var beginning = Beginning.nothing
    /// The last byte that is no white space; 0 without one.
    private(set) var ending: UInt8 = 0

    /// Reads UTF-8 in one pass.
    init(of bytes: some BidirectionalCollection<UInt8>) {
        var last: UInt8 = 0
        for byte in bytes {
            // Letters and spaces, most of any text, are none of the signs.
            if byte &- 0x21 < 0x1F || byte > 0x7F { count(byte, after: last) }
            last = byte
        }
        beginning = bytes.first { $0 > 0x20 }.map(Self.beginning) ?? .nothing
        ending = bytes.last { $0 > 0x20 } ?? 0
    }

    private mutating func count(_ byte: UInt8, after last: UInt8) {
        switch byte {
        case UInt8(ascii: "?"): questions += 1
        case UInt8(ascii: "!"): exclamations += 1
        case UInt8(ascii: "."):
            fullStops += 1
            if last == byte { ellipses += 1 }
        case UInt8(ascii: ","): commas += 1
        case UInt8(ascii: ":"): colons += 1
        case UInt8(ascii: "("): brackets += 1
        case UInt8(ascii: "\""): quotes += 1
        case UInt8(ascii: ")"):
            if last == UInt8(ascii: ":") || last == UInt8(ascii: "-") { smileys += 1 }
        case 0x30...0x39:
            if last &- 0x30 >= 10 { numbers += 1 }
        case 0x9F:
            if last == 0xF0 { emoji += 1 }
        default: break
        }
    }

    private static func beginning(_ byte: UInt8) -> Beginning {
        switch byte {
        case 0x41...0x5A: .upperCase
        case 0x61...0x7A: .lowerCase
        case 0x30...0x39: .digit
        case 0x80...: .letterBeyondASCII
        default: .sign
        }
    }
}
