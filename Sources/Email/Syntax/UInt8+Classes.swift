/// The character classes of the mail grammars, over bytes of UTF-8.
extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let openParenthesis = UInt8(ascii: "(")
    static let closeParenthesis = UInt8(ascii: ")")
    static let hyphen = UInt8(ascii: "-")
    static let dot = UInt8(ascii: ".")
    static let colon = UInt8(ascii: ":")
    static let at = UInt8(ascii: "@")
    static let openAngle = UInt8(ascii: "<")
    static let closeAngle = UInt8(ascii: ">")
    static let openBracket = UInt8(ascii: "[")
    static let backslash = UInt8(ascii: "\\")
    static let closeBracket = UInt8(ascii: "]")

    /// `atext` of RFC 5322 §3.2.3 with the non-ASCII of RFC 6532 §3.2.
    var isAtomText: Bool {
        switch self {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x80...: true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    /// A letter or digit, of which host names are made; hyphens and dots are judged by place.
    var isLetterOrDigit: Bool { isLetter || isDigit }

    var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }

    var isUppercase: Bool { (0x41...0x5A).contains(self) }

    var isDigit: Bool { (0x30...0x39).contains(self) }

    var isHexDigit: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }

    var isWhiteSpace: Bool { self == .space || self == .tab }

    var isControl: Bool { self < 0x20 || self == 0x7F }

    var isASCII: Bool { self < 0x80 }

    /// `obs-NO-WS-CTL` of RFC 5322 §4.1: controls other than NUL, tab, line feed, carriage return.
    var isObsoleteControl: Bool {
        isControl && self != 0 && self != .tab && self != .lineFeed && self != .carriageReturn
    }
}
