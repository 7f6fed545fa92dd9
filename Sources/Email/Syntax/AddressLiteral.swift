/// What is inside the brackets of a domain in brackets, by RFC 5321 §4.1.3.
enum AddressLiteral {
    /// What is wrong between the brackets; nil for an `IPv4-` or `IPv6-address-literal`.
    static func problem(in content: Span<UInt8>) -> EmailDiagnosis.Reason? {
        if hasIPv6Tag(content) {
            return IPv6Literal.problem(in: content.extracting(5..<content.count))
        }
        if isIPv4(content) { return nil }
        var isNumeric = !content.isEmpty
        for index in content.indices {
            if content[index] == .colon { return .literalTagUnknown }
            isNumeric = isNumeric && (content[index].isDigit || content[index] == .dot)
        }
        return isNumeric ? .ipv4Invalid : .domainLiteral
    }

    /// Four decimal numbers of 1 to 3 digits, each at most 255.
    static func isIPv4(_ bytes: Span<UInt8>) -> Bool {
        var numbers = 0
        var digits = 0
        var value = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == .dot {
                guard digits > 0 else { return false }
                numbers += 1
                digits = 0
                value = 0
            } else {
                guard byte.isDigit, digits < 3 else { return false }
                digits += 1
                value = value * 10 + Int(byte - 0x30)
                guard value <= 255 else { return false }
            }
        }
        return numbers == 3 && digits > 0
    }

    private static func hasIPv6Tag(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count >= 5 else { return false }
        return bytes[0] | 0x20 == UInt8(ascii: "i") && bytes[1] | 0x20 == UInt8(ascii: "p")
            && bytes[2] | 0x20 == UInt8(ascii: "v") && bytes[3] == UInt8(ascii: "6")
            && bytes[4] == .colon
    }
}
