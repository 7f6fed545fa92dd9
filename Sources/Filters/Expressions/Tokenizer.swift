/// Splits the text of a condition into tokens.
struct Tokenizer {
    /// The longest condition that is read, in bytes.
    static let maximumByteCount = 4096

    private let bytes: [UInt8]
    private var position = 0

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// All tokens of a condition; the last one is the end.
    static func tokens(in text: String) throws(ExpressionError) -> [Token] {
        var tokenizer = Tokenizer(text)
        guard tokenizer.bytes.count <= maximumByteCount else {
            throw ExpressionError(message: "condition is too long", utf8Offset: maximumByteCount)
        }
        var tokens: [Token] = []
        while let token = try tokenizer.next() { tokens.append(token) }
        tokens.append(Token(kind: .end, utf8Offset: tokenizer.bytes.count))
        return tokens
    }

    private mutating func next() throws(ExpressionError) -> Token? {
        while position < bytes.count, " \t\r\n".utf8.contains(bytes[position]) { position += 1 }
        guard position < bytes.count else { return nil }
        let start = position
        let byte = bytes[position]
        if Self.isDigit(byte) { return Token(kind: try number(), utf8Offset: start) }
        if Self.isNameStart(byte) {
            return Token(kind: .name(take { Self.isNamePart($0) }), utf8Offset: start)
        }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            return Token(kind: try text(until: byte), utf8Offset: start)
        }
        return Token(kind: try sign(), utf8Offset: start)
    }

    private mutating func take(while isPart: (UInt8) -> Bool) -> String {
        let part = bytes[position...].prefix(while: isPart)
        position = part.endIndex
        return String(decoding: part, as: UTF8.self)
    }

    private mutating func number() throws(ExpressionError) -> Token.Kind {
        let start = position
        let digits = take { Self.isDigit($0) || $0 == UInt8(ascii: ".") }
        guard let number = Double(digits), number.isFinite, !digits.hasSuffix(".") else {
            throw ExpressionError(message: "\"\(digits)\" is not a number", utf8Offset: start)
        }
        return .number(number)
    }

    private mutating func text(until quote: UInt8) throws(ExpressionError) -> Token.Kind {
        let start = position
        position += 1
        let text = take { $0 != quote }
        guard position < bytes.count else {
            throw ExpressionError(message: "missing closing quote", utf8Offset: start)
        }
        position += 1
        return .text(text)
    }

    private mutating func sign() throws(ExpressionError) -> Token.Kind {
        let pair = String(decoding: bytes[position...].prefix(2), as: UTF8.self)
        if ["==", "!=", "<=", ">="].contains(pair) {
            position += 2
            return .sign(pair)
        }
        let one = bytes[position]
        guard "()[],<>+-*/".utf8.contains(one) else { throw unexpected() }
        position += 1
        return .sign(String(decoding: [one], as: UTF8.self))
    }

    private func unexpected() -> ExpressionError {
        let rest = String(decoding: bytes[position...].prefix(8), as: UTF8.self)
        let found = rest.first.map(String.init) ?? ""
        let hint =
            switch found {
            case "=": ", write \"==\" to compare"
            case "!": ", write \"not\""
            case "&": ", write \"and\""
            case "|": ", write \"or\""
            default: ""
            }
        return ExpressionError(
            message: "unexpected \"\(found)\"\(hint)", utf8Offset: position)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80
            || byte == UInt8(ascii: "_")
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        isNameStart(byte) || isDigit(byte) || byte == UInt8(ascii: ".")
    }
}
