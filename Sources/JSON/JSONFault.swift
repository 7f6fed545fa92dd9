import CJansson

/// What libjansson says about a text it refused, turned into our words and places.
///
/// It reports how far it had read, which is the end of the offending token, and quotes only short
/// tokens. We look up the token itself, and point at its first byte.
struct JSONFault {
    private let text: JSONText
    private let reason: String
    private let code: json_error_code
    private let readCount: Int

    init(_ error: json_error_t, of bytes: UnsafeBufferPointer<UInt8>) {
        text = JSONText(bytes: bytes)
        readCount = min(max(Int(error.position), 0), bytes.count)
        let words = withUnsafeBytes(of: error.text) { Array($0) }
        code = json_error_code(rawValue: UInt32(words.last ?? 0))
        let message = String(decoding: words.prefix { $0 != 0 }, as: UTF8.self)
        reason = Self.withoutContext(message)
    }

    /// The error to report.
    var error: JSONError {
        guard let token = lastToken else {
            return JSONError("no value in the text", at: text.bytes.count, of: text.bytes)
        }
        let quoted = quote(token)
        switch code {
        case json_error_premature_end_of_input:
            let message = "\(Self.word(reason)) where the text ends"
            return JSONError(message, at: text.bytes.count, of: text.bytes)
        case json_error_duplicate_key:
            return JSONError("duplicate key \(quoted)", at: token.lowerBound, of: text.bytes)
        case json_error_null_byte_in_key:
            return JSONError("U+0000 in key \(quoted)", at: token.lowerBound, of: text.bytes)
        case json_error_out_of_memory:
            return JSONError("out of memory", at: token.lowerBound, of: text.bytes)
        default:
            let message = "\(Self.word(reason)) near \(quoted)"
            return JSONError(message, at: place(in: token), of: text.bytes)
        }
    }

    /// Where in the token the fault is: its start, but inside a string that was not read to its
    /// end the character that stopped the parser, or the backslash before it.
    private func place(in token: Range<Int>) -> Int {
        guard text.bytes[token.lowerBound] == UInt8(ascii: "\""),
            token.upperBound > readCount
                || reason == "invalid escape"
        else { return token.lowerBound }
        guard reason == "invalid escape" else { return readCount }
        let read = text.bytes[token.lowerBound..<readCount]
        return read.lastIndex(of: UInt8(ascii: "\\")) ?? token.lowerBound
    }

    /// Our words for a reason where the parser's own would puzzle a reader.
    private static func word(_ reason: String) -> String {
        switch reason {
        case "unexpected token": "value expected"
        case "end of file expected": "end of text expected"
        case "premature end of input": "string not closed"
        case "too big integer", "too big negative integer": "integer does not fit 64 bits"
        case "real number overflow": "number too large"
        case "unexpected newline": "line feed in a string"
        default: reason
        }
    }

    /// The last token that begins before the place up to which the parser had read.
    private var lastToken: Range<Int>? {
        var token: Range<Int>?
        var offset = 0
        while offset < readCount {
            let start = offset
            switch text.bytes[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                offset += 1
                continue
            case UInt8(ascii: "\""):
                offset = text.endOfString(from: offset)
            case let byte where Self.isWord(byte):
                while offset < text.bytes.count, Self.isWord(text.bytes[offset]) { offset += 1 }
            default:
                offset += 1
            }
            token = start..<offset
        }
        return token
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "_"), 0x80...0xFF:
            true
        default: false
        }
    }

    /// At most 60 bytes of the token, in quotes, with everything unprintable escaped.
    private func quote(_ token: Range<Int>) -> String {
        var range = token
        if text.bytes[token.lowerBound] == UInt8(ascii: "\"") {
            let isClosed = token.count > 1 && text.bytes[token.upperBound - 1] == UInt8(ascii: "\"")
            range = token.lowerBound + 1..<token.upperBound - (isClosed ? 1 : 0)
        }
        var end = min(range.upperBound, range.lowerBound + 60)
        // Never cut a scalar.
        while end < range.upperBound, text.bytes[end] & 0xC0 == 0x80 { end -= 1 }
        var quoted: [UInt8] = []
        let shown = UnsafeBufferPointer(rebasing: text.bytes[range.lowerBound..<end])
        JSONEscapes.write(shown, into: &quoted)
        let cut = end < range.upperBound ? "…" : ""
        return "\"\(String(decoding: quoted, as: UTF8.self))\(cut)\""
    }

    private static func withoutContext(_ message: String) -> String {
        guard let end = message.utf8.firstRange(of: " near ".utf8)?.lowerBound else {
            return message
        }
        return String(message[..<end])
    }
}
