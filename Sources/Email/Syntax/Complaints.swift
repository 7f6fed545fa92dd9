/// Says what an unexpected byte most likely means, in the words a commenter needs.
enum Complaints {
    /// A byte that cannot stand before the `@`.
    static func localPart(_ bytes: Span<UInt8>, at offset: Int) -> EmailDiagnosis {
        guard first(.at, in: bytes, from: offset) != nil else {
            return EmailDiagnosis(.missingAt, utf8Offset: bytes.count)
        }
        let isBlankOrQuote = bytes[offset].isWhiteSpace || bytes[offset] == .quote
        if isBlankOrQuote, let angle = first(.openAngle, in: bytes, from: offset) {
            return EmailDiagnosis(.displayName, utf8Offset: angle)
        }
        let reason: EmailDiagnosis.Reason =
            switch bytes[offset] {
            case .space, .tab:
                isBlank(bytes.extracting(0..<offset)) ? .leadingSpace : .localPartSpace
            case .quote: offset == 0 ? .quotedString : .misplacedQuote
            default: anywhere(bytes[offset]) ?? .localPartInvalidCharacter
            }
        return EmailDiagnosis(reason, utf8Offset: offset)
    }

    /// A byte that cannot stand after the `@`.
    static func domain(_ bytes: Span<UInt8>, at offset: Int) -> EmailDiagnosis {
        let byte = bytes[offset]
        let separates = byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == .space
        if separates, first(.at, in: bytes, from: offset) != nil {
            return EmailDiagnosis(.severalAddresses, utf8Offset: offset)
        }
        let rest = bytes.extracting(offset..<bytes.count)
        let reason: EmailDiagnosis.Reason =
            switch byte {
            case .at: .secondAt
            case .openBracket: .domainInvalidCharacter
            case .space where rest.count > 1 && rest[1] == .openParenthesis: .comment
            case .space, .tab: isBlank(rest) ? .trailingSpace : .domainSpace
            default: anywhere(byte) ?? .domainInvalidCharacter
            }
        return EmailDiagnosis(reason, utf8Offset: offset)
    }

    /// Something between a closing quotation mark and the `@`.
    static func afterQuote(_ bytes: Span<UInt8>, at offset: Int) -> EmailDiagnosis {
        guard first(.at, in: bytes, from: offset) != nil else {
            return EmailDiagnosis(.missingAt, utf8Offset: bytes.count)
        }
        if let angle = first(.openAngle, in: bytes, from: offset) {
            return EmailDiagnosis(.displayName, utf8Offset: angle)
        }
        return EmailDiagnosis(.textAfterQuote, utf8Offset: offset)
    }

    private static func anywhere(_ byte: UInt8) -> EmailDiagnosis.Reason? {
        switch byte {
        case .openParenthesis: .comment
        case .closeParenthesis: .unopenedComment
        case .openAngle, .closeAngle: .displayName
        case .carriageReturn: .bareCarriageReturn
        case .lineFeed: .bareLineFeed
        case _ where byte.isControl: .controlCharacter
        case _ where !byte.isASCII: .notASCII
        default: nil
        }
    }

    private static func first(
        _ byte: UInt8, in bytes: Span<UInt8>, from start: Int
    ) -> Int? {
        for index in start..<bytes.count where bytes[index] == byte { return index }
        return nil
    }

    private static func isBlank(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices where !bytes[index].isWhiteSpace { return false }
        return true
    }
}
