extension AddrSpecGrammar {
    /// `quoted-string` of RFC 5322 §3.2.4 without the comments around it.
    mutating func quotedString(in bytes: Span<UInt8>) throws(EmailDiagnosis) {
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != .quote {
            let byte = bytes[position]
            if byte == .backslash {
                try escape(in: bytes)
            } else if byte.isWhiteSpace || byte == .carriageReturn {
                try foldingWhiteSpace(in: bytes)
            } else {
                try text(byte)
            }
        }
        guard position < bytes.count else {
            throw EmailDiagnosis(.unclosedQuote, utf8Offset: start)
        }
        position += 1
        notes.note(position == start + 2 ? .emptyQuotedString : .quotedString, at: start)
    }

    /// `domain-literal` of RFC 5322 §3.4.1 without the comments around it.
    mutating func domainLiteral(in bytes: Span<UInt8>) throws(EmailDiagnosis) {
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != .closeBracket {
            let byte = bytes[position]
            guard byte != .openBracket else {
                throw EmailDiagnosis(.domainLiteralInvalidCharacter, utf8Offset: position)
            }
            if byte == .backslash {
                notes.note(.obsoleteEscape, at: position)
                try escape(in: bytes)
            } else if byte.isWhiteSpace || byte == .carriageReturn {
                try foldingWhiteSpace(in: bytes)
            } else {
                try text(byte)
            }
        }
        guard position < bytes.count else {
            throw EmailDiagnosis(.unclosedDomainLiteral, utf8Offset: start)
        }
        position += 1
    }

    /// `quoted-pair` of RFC 5322 §3.2.1; before a control it is `obs-qp` of §4.1.
    mutating func escape(in bytes: Span<UInt8>) throws(EmailDiagnosis) {
        guard position + 1 < bytes.count else {
            throw EmailDiagnosis(.unfinishedEscape, utf8Offset: position)
        }
        let escaped = bytes[position + 1]
        if escaped.isControl, escaped != .tab { notes.note(.obsoleteEscape, at: position) }
        position += 2
    }

    /// One byte of `qtext`, `ctext` or `dtext`, where the caller has dealt with the delimiters.
    mutating func text(_ byte: UInt8) throws(EmailDiagnosis) {
        if byte.isControl {
            guard byte.isObsoleteControl else {
                let reason: EmailDiagnosis.Reason =
                    byte == .lineFeed ? .bareLineFeed : .controlCharacter
                throw EmailDiagnosis(reason, utf8Offset: position)
            }
            notes.note(.obsoleteControlCharacter, at: position)
        }
        position += 1
    }
}
