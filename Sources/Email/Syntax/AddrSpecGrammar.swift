/// The `addr-spec` of RFC 5322 §3.4.1 with its obsolete forms (§4.4), in UTF-8 by RFC 6532 §3.2.
///
/// One pass, no recursion; comments nest to any depth.
struct AddrSpecGrammar {
    var position = 0
    var notes: Notes

    static func parts(
        of bytes: Span<UInt8>, notes: inout Notes
    ) throws(EmailDiagnosis) -> Parts {
        var grammar = AddrSpecGrammar(notes: notes)
        defer { notes = grammar.notes }
        guard !bytes.isEmpty else { throw EmailDiagnosis(.empty, utf8Offset: 0) }
        var parts = try grammar.localPart(in: bytes)
        try grammar.domain(in: bytes, of: &parts)
        return parts
    }

    /// `local-part`: dot-atom, quoted string or obsolete form; ends behind the `@`.
    private mutating func localPart(in bytes: Span<UInt8>) throws(EmailDiagnosis) -> Parts {
        var parts = Parts(localPart: Pieces(), domain: Pieces())
        var isObsolete = false
        _ = try skipComments(in: bytes)
        while true {
            let wordStart = position
            let isQuoted = position < bytes.count && bytes[position] == .quote
            if isQuoted { try quotedString(in: bytes) } else { skipAtom(in: bytes) }
            guard position > wordStart else { throw missingWord(in: bytes, parts.localPart) }
            parts.localPart.append(wordStart..<position)
            if isQuoted { parts.isQuoted = true }
            let gap = try skipComments(in: bytes)
            guard position < bytes.count else {
                throw EmailDiagnosis(.missingAt, utf8Offset: bytes.count)
            }
            if bytes[position] == .at {
                if gap { notes.note(.spaceAroundAt, at: position) }
                break
            }
            guard bytes[position] == .dot else { throw strayText(in: bytes, gap, isQuoted) }
            parts.localPart.append(position..<position + 1)
            position += 1
            let innerGap = try skipComments(in: bytes)
            isObsolete = isObsolete || gap || innerGap || parts.isQuoted
            isObsolete = isObsolete || position < bytes.count && bytes[position] == .quote
        }
        if isObsolete { notes.note(.obsoleteLocalPart, at: parts.localPart.lowerBound) }
        position += 1
        return parts
    }

    /// `domain`: a literal, or atoms with dots; ends at the end of the bytes.
    private mutating func domain(
        in bytes: Span<UInt8>, of parts: inout Parts
    ) throws(EmailDiagnosis) {
        let start = position
        if try skipComments(in: bytes) { notes.note(.spaceAroundAt, at: start) }
        guard position < bytes.count else {
            throw EmailDiagnosis(.missingDomain, utf8Offset: bytes.count)
        }
        if bytes[position] == .openBracket {
            parts.isLiteral = true
            let literalStart = position
            try domainLiteral(in: bytes)
            parts.domain.append(literalStart..<position)
            let gap = try skipComments(in: bytes)
            guard position < bytes.count else { return }
            throw EmailDiagnosis(
                gap ? .textAfterComment : .textAfterDomainLiteral, utf8Offset: position)
        }
        parts.domain = try domainAtoms(in: bytes)
    }

    private mutating func domainAtoms(in bytes: Span<UInt8>) throws(EmailDiagnosis) -> Pieces {
        var domain = Pieces()
        while true {
            let start = position
            skipAtom(in: bytes)
            guard position > start else { throw missingLabel(in: bytes, domain) }
            domain.append(start..<position)
            let gap = try skipComments(in: bytes)
            guard position < bytes.count else { return domain }
            guard bytes[position] == .dot else {
                let isText = bytes[position].isAtomText || bytes[position] == .openBracket
                guard gap, isText else { throw Complaints.domain(bytes, at: position) }
                throw EmailDiagnosis(.textAfterComment, utf8Offset: position)
            }
            domain.append(position..<position + 1)
            position += 1
            let innerGap = try skipComments(in: bytes)
            if gap || innerGap { notes.note(.obsoleteDomain, at: domain.lowerBound) }
        }
    }

    private mutating func skipAtom(in bytes: Span<UInt8>) {
        while position < bytes.count, bytes[position].isAtomText { position += 1 }
    }

    private func missingWord(in bytes: Span<UInt8>, _ words: Pieces) -> EmailDiagnosis {
        guard position < bytes.count else {
            return EmailDiagnosis(.missingAt, utf8Offset: bytes.count)
        }
        switch bytes[position] {
        case .at where words.isEmpty:
            return EmailDiagnosis(.missingLocalPart, utf8Offset: position)
        case .at:
            return EmailDiagnosis(.localPartEndsWithDot, utf8Offset: words.upperBound - 1)
        case .dot:
            return EmailDiagnosis(
                words.isEmpty ? .localPartStartsWithDot : .localPartConsecutiveDots,
                utf8Offset: position)
        default:
            return Complaints.localPart(bytes, at: position)
        }
    }

    private func missingLabel(in bytes: Span<UInt8>, _ domain: Pieces) -> EmailDiagnosis {
        guard position < bytes.count else {
            return EmailDiagnosis(.domainEndsWithDot, utf8Offset: domain.upperBound - 1)
        }
        guard bytes[position] == .dot else { return Complaints.domain(bytes, at: position) }
        let reason: EmailDiagnosis.Reason =
            domain.isEmpty ? .domainStartsWithDot : .domainConsecutiveDots
        return EmailDiagnosis(reason, utf8Offset: position)
    }

    private func strayText(
        in bytes: Span<UInt8>, _ gap: Bool, _ isQuoted: Bool
    ) -> EmailDiagnosis {
        let isWord = bytes[position].isAtomText || bytes[position] == .quote
        guard isWord || bytes[position] == .openAngle, gap || isQuoted else {
            return Complaints.localPart(bytes, at: position)
        }
        let complaint = Complaints.afterQuote(bytes, at: position)
        guard gap, complaint.reason == .textAfterQuote else { return complaint }
        return EmailDiagnosis(.textAfterComment, utf8Offset: position)
    }
}
