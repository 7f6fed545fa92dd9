/// Lengths, dots and the last label of a domain in its ASCII form.
enum DomainMeasure {
    /// - Parameters:
    ///   - ascii: The ASCII form.
    ///   - typed: The domain as typed, for the offsets.
    ///   - pieces: Where it is in the address.
    ///   - notes: Takes the oddities.
    /// - Throws: The first thing the level refuses.
    static func check(
        _ ascii: String, typed: String, at pieces: Pieces, notes: inout Notes
    ) throws(EmailDiagnosis) {
        let bytes = ascii.utf8.span
        var labels = 0
        var start = 0
        var isNumeric = true
        for index in 0...bytes.count {
            if index < bytes.count, bytes[index] != .dot {
                isNumeric = isNumeric && bytes[index].isDigit
                continue
            }
            labels += 1
            if index - start > 63 {
                try notes.object(
                    to: .labelTooLong, at: offset(ofLabel: labels - 1, in: typed, pieces),
                    refusedBy: [.html5, .smtp])
            }
            guard index < bytes.count else { break }
            start = index + 1
            isNumeric = true
        }
        if bytes.count > 253 {
            try notes.object(to: .domainTooLong, at: pieces.lowerBound, refusedBy: .smtp)
        }
        if labels == 1 {
            try notes.object(to: .domainWithoutDot, at: pieces.lowerBound, refusedBy: .smtp)
        }
        if isNumeric {
            let last = offset(ofLabel: labels - 1, in: typed, pieces)
            notes.note(.numericTopLevelDomain, at: last)
        }
    }

    /// Where a label starts in the address, counting the separators of UTS #46 §2.3 as dots.
    private static func offset(ofLabel label: Int, in typed: String, _ pieces: Pieces) -> Int {
        guard label > 0 else { return pieces.lowerBound }
        var separators = 0
        var index = 0
        for scalar in typed.unicodeScalars {
            index += UTF8.width(scalar)
            guard [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"].contains(scalar) else { continue }
            separators += 1
            if separators == label { break }
        }
        return pieces.utf8Offset(of: index)
    }
}
