extension AddrSpecGrammar {
    /// `[CFWS]` of RFC 5322 §3.2.2; returns whether there was any.
    mutating func skipComments(in bytes: Span<UInt8>) throws(EmailDiagnosis) -> Bool {
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case .space, .tab, .carriageReturn:
                notes.note(.foldingWhiteSpace, at: position)
                try foldingWhiteSpace(in: bytes)
            case .openParenthesis:
                notes.note(.comment, at: position)
                try comment(in: bytes)
            default:
                return position > start
            }
        }
        return position > start
    }

    /// `FWS`, or `obs-FWS` of §4.2 as corrected by erratum 1908: any number of folds.
    mutating func foldingWhiteSpace(in bytes: Span<UInt8>) throws(EmailDiagnosis) {
        var folds = 0
        while position < bytes.count {
            if bytes[position].isWhiteSpace {
                position += 1
                continue
            }
            guard bytes[position] == .carriageReturn else { return }
            guard position + 1 < bytes.count, bytes[position + 1] == .lineFeed else {
                throw EmailDiagnosis(.bareCarriageReturn, utf8Offset: position)
            }
            guard position + 2 < bytes.count, bytes[position + 2].isWhiteSpace else {
                throw EmailDiagnosis(.foldWithoutSpace, utf8Offset: position)
            }
            folds += 1
            if folds == 2 { notes.note(.obsoleteFolding, at: position) }
            position += 2
        }
    }

    /// `comment`, with the comments inside it.
    private mutating func comment(in bytes: Span<UInt8>) throws(EmailDiagnosis) {
        let start = position
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case .openParenthesis:
                depth += 1
                position += 1
            case .closeParenthesis:
                depth -= 1
                position += 1
                if depth == 0 { return }
            case .backslash: try escape(in: bytes)
            case .space, .tab, .carriageReturn: try foldingWhiteSpace(in: bytes)
            case let byte: try text(byte)
            }
        }
        throw EmailDiagnosis(.unclosedComment, utf8Offset: start)
    }
}
