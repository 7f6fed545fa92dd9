/// The e-mail form field of HTML: one or more of atext and dots, `@`, then a host name.
///
/// Source: the WHATWG HTML standard §4.10.5.1.5, "valid e-mail address".
enum FormFieldGrammar {
    static func parts(
        of bytes: Span<UInt8>, notes: inout Notes
    ) throws(EmailDiagnosis) -> Parts {
        guard !bytes.isEmpty else { throw EmailDiagnosis(.empty, utf8Offset: 0) }
        var index = 0
        while index < bytes.count, bytes[index] != .at {
            let byte = bytes[index]
            guard byte == .dot || byte.isAtomText && byte.isASCII else {
                throw Complaints.localPart(bytes, at: index)
            }
            if byte == .dot { noteDot(at: index, of: bytes, notes: &notes) }
            index += 1
        }
        guard index < bytes.count else { throw EmailDiagnosis(.missingAt, utf8Offset: index) }
        guard index > 0 else { throw EmailDiagnosis(.missingLocalPart, utf8Offset: 0) }
        guard index + 1 < bytes.count else {
            throw EmailDiagnosis(.missingDomain, utf8Offset: bytes.count)
        }
        guard bytes[index + 1] != .openBracket else {
            throw EmailDiagnosis(.addressLiteral, utf8Offset: index + 1)
        }
        for offset in index + 1..<bytes.count where !bytes[offset].isASCII {
            throw EmailDiagnosis(.notASCII, utf8Offset: offset)
        }
        return Parts(localPart: Pieces(0..<index), domain: Pieces(index + 1..<bytes.count))
    }

    private static func noteDot(at index: Int, of bytes: Span<UInt8>, notes: inout Notes) {
        if index == 0 {
            notes.note(.localPartStartsWithDot, at: index)
        } else if bytes[index - 1] == .dot {
            notes.note(.localPartConsecutiveDots, at: index)
        }
        if index + 1 < bytes.count, bytes[index + 1] == .at {
            notes.note(.localPartEndsWithDot, at: index)
        }
    }
}
