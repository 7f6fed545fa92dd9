/// The one form of percent-encoding that all equivalent ones are brought to.
enum PercentEncoding {
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// `part` with capital digits, encoded only where it must be; RFC 3986, section 6.2.2.
    ///
    /// A `%` that begins no encoding is encoded itself.
    static func text(_ part: Substring.UTF8View) -> String {
        if part.allSatisfy(isPlain) { return String(Substring(part)) }
        var result: [UInt8] = []
        result.reserveCapacity(part.count)
        var rest = part
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = value(rest) {
                rest.removeFirst(2)
                append(value, isPlain: isUnreserved(value), to: &result)
            } else {
                append(byte, isPlain: isPlain(byte), to: &result)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The byte that two hexadecimal digits at the start of `rest` stand for.
    private static func value(_ rest: Substring.UTF8View) -> UInt8? {
        let pair = rest.prefix(2)
        guard pair.count == 2, pair.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit })
        else { return nil }
        return UInt8(String(decoding: pair, as: UTF8.self), radix: 16)
    }

    private static func append(_ byte: UInt8, isPlain: Bool, to result: inout [UInt8]) {
        if isPlain { return result.append(byte) }
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        isUnreserved(byte) || "!$&'()*+,;=:@/?".utf8.contains(byte)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
