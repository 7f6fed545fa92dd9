/// The `Mailbox` of RFC 5321 §4.1.2, extended to UTF-8 by RFC 6531 §3.3.
///
/// The characters of a domain that is not in brackets are left to `HostName`.
enum MailboxGrammar {
    static func parts(
        of bytes: Span<UInt8>, notes: inout Notes
    ) throws(EmailDiagnosis) -> Parts {
        guard !bytes.isEmpty else { throw EmailDiagnosis(.empty, utf8Offset: 0) }
        let isQuoted = bytes[0] == .quote
        let end = isQuoted ? try quotedString(in: bytes) : try dotString(in: bytes)
        guard end < bytes.count else {
            throw EmailDiagnosis(.missingAt, utf8Offset: bytes.count)
        }
        guard end + 1 < bytes.count else {
            throw EmailDiagnosis(.missingDomain, utf8Offset: bytes.count)
        }
        if isQuoted { notes.note(end == 2 ? .emptyQuotedString : .quotedString, at: 0) }
        let isLiteral = bytes[end + 1] == .openBracket
        if isLiteral { try literal(in: bytes, from: end + 1) }
        return Parts(
            localPart: Pieces(0..<end), isQuoted: isQuoted,
            domain: Pieces(end + 1..<bytes.count), isLiteral: isLiteral)
    }

    /// `Dot-string`: where it ends, at the `@` or the end of the bytes.
    private static func dotString(in bytes: Span<UInt8>) throws(EmailDiagnosis) -> Int {
        var index = 0
        var atomStart = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte.isAtomText {
                index += 1
                continue
            }
            guard byte == .dot || byte == .at else {
                throw Complaints.localPart(bytes, at: index)
            }
            guard index > atomStart else { throw emptyAtom(in: bytes, at: index) }
            guard byte == .dot else { break }
            index += 1
            atomStart = index
        }
        return index
    }

    private static func emptyAtom(in bytes: Span<UInt8>, at index: Int) -> EmailDiagnosis {
        guard bytes[index] == .dot else {
            return index == 0
                ? EmailDiagnosis(.missingLocalPart, utf8Offset: 0)
                : EmailDiagnosis(.localPartEndsWithDot, utf8Offset: index - 1)
        }
        for offset in index..<bytes.count where bytes[offset] == .at {
            return EmailDiagnosis(
                index == 0 ? .localPartStartsWithDot : .localPartConsecutiveDots, utf8Offset: index)
        }
        return EmailDiagnosis(.missingAt, utf8Offset: bytes.count)
    }

    /// `Quoted-string`: the offset after the closing quotation mark, where the `@` is.
    private static func quotedString(in bytes: Span<UInt8>) throws(EmailDiagnosis) -> Int {
        var index = 1
        while index < bytes.count, bytes[index] != .quote {
            let byte = bytes[index]
            if byte == .backslash {
                index += 1
                guard index < bytes.count else {
                    throw EmailDiagnosis(.unfinishedEscape, utf8Offset: index - 1)
                }
                guard (0x20...0x7E).contains(bytes[index]) else {
                    throw EmailDiagnosis(.invalidEscape, utf8Offset: index)
                }
            } else if byte.isControl {
                throw control(byte, at: index)
            }
            index += 1
        }
        guard index < bytes.count else { throw EmailDiagnosis(.unclosedQuote, utf8Offset: 0) }
        index += 1
        guard index < bytes.count, bytes[index] != .at else { return index }
        throw Complaints.afterQuote(bytes, at: index)
    }

    /// Checks that brackets close, and close at the end.
    private static func literal(in bytes: Span<UInt8>, from start: Int) throws(EmailDiagnosis) {
        for index in start + 1..<bytes.count {
            switch bytes[index] {
            case .closeBracket:
                guard index == bytes.count - 1 else {
                    throw EmailDiagnosis(.textAfterDomainLiteral, utf8Offset: index + 1)
                }
                return
            case 0x21...0x5A, 0x5E...0x7E: continue
            case let byte where byte.isControl: throw control(byte, at: index)
            default: throw EmailDiagnosis(.domainLiteralInvalidCharacter, utf8Offset: index)
            }
        }
        throw EmailDiagnosis(.unclosedDomainLiteral, utf8Offset: start)
    }

    private static func control(_ byte: UInt8, at index: Int) -> EmailDiagnosis {
        let reason: EmailDiagnosis.Reason =
            switch byte {
            case .carriageReturn: .bareCarriageReturn
            case .lineFeed: .bareLineFeed
            default: .controlCharacter
            }
        return EmailDiagnosis(reason, utf8Offset: index)
    }
}
