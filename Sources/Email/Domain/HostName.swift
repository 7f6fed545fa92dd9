/// The host name of RFC 1123 §2.1, as typed: which characters stand where.
///
/// Lengths and the last label are judged on the ASCII form, by `DomainMeasure`.
struct HostName {
    private(set) var isASCII = true
    private(set) var hasUppercase = false
    private(set) var hasPunycode = false

    /// Reads a domain.
    ///
    /// - Parameters:
    ///   - bytes: The domain alone.
    ///   - whole: The address as typed, for telling what an unexpected byte means.
    ///   - pieces: Where the domain is in the address.
    ///   - notes: Takes the oddities.
    /// - Throws: The first thing the level refuses.
    init(
        _ bytes: Span<UInt8>, in whole: Span<UInt8>, at pieces: Pieces, notes: inout Notes
    ) throws(EmailDiagnosis) {
        var labelStart = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte.isLetterOrDigit {
                if byte.isUppercase { hasUppercase = true }
            } else if byte == .dot {
                try endLabel(bytes, labelStart..<index, at: pieces, notes: &notes)
                labelStart = index + 1
            } else if !byte.isASCII {
                isASCII = false
            } else if byte != .hyphen {
                let complaint = Complaints.domain(whole, at: pieces.utf8Offset(of: index))
                guard notes.level == .rfc, complaint.reason == .domainInvalidCharacter else {
                    throw complaint
                }
                notes.note(complaint.reason, at: complaint.utf8Offset)
            }
        }
        try endLabel(bytes, labelStart..<bytes.count, at: pieces, notes: &notes)
    }

    private mutating func endLabel(
        _ bytes: Span<UInt8>, _ label: Range<Int>, at pieces: Pieces, notes: inout Notes
    ) throws(EmailDiagnosis) {
        guard let last = label.last else {
            let reason: EmailDiagnosis.Reason =
                label.lowerBound == 0
                ? .domainStartsWithDot
                : label.lowerBound == bytes.count ? .domainEndsWithDot : .domainConsecutiveDots
            let dot = reason == .domainEndsWithDot ? label.lowerBound - 1 : label.lowerBound
            throw EmailDiagnosis(reason, utf8Offset: pieces.utf8Offset(of: dot))
        }
        if bytes[label.lowerBound] == .hyphen {
            try notes.object(
                to: .labelStartsWithHyphen, at: pieces.utf8Offset(of: label.lowerBound),
                refusedBy: [.html5, .smtp])
        }
        if bytes[last] == .hyphen {
            try notes.object(
                to: .labelEndsWithHyphen, at: pieces.utf8Offset(of: last),
                refusedBy: [.html5, .smtp])
        }
        let start = label.lowerBound
        if label.count >= 4, bytes[start] | 0x20 == UInt8(ascii: "x"),
            bytes[start + 1] | 0x20 == UInt8(ascii: "n"),
            bytes[start + 2] == .hyphen, bytes[start + 3] == .hyphen
        {
            hasPunycode = true
        }
    }
}
