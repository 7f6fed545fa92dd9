/// Notes what a reader could be fooled by in an international domain.
enum DomainScripts {
    /// - Parameters:
    ///   - typed: The domain as typed, which may hold characters that the mapping drops.
    ///   - unicode: Its Unicode form.
    ///   - pieces: Where it is in the address.
    ///   - notes: Takes the oddities.
    static func check(
        typed: String, unicode: String, at pieces: Pieces, notes: inout Notes
    ) {
        var index = 0
        for scalar in typed.unicodeScalars {
            if !scalar.isASCII, scalar.properties.isDefaultIgnorableCodePoint {
                notes.note(.domainHiddenCharacter, at: pieces.utf8Offset(of: index))
            }
            index += UTF8.width(scalar)
        }
        let start = pieces.lowerBound
        if unicode.unicodeScalars.contains(where: isSymbol) { notes.note(.domainSymbol, at: start) }
        let labels = unicode.split(separator: ".")
        for label in labels where !Script.mayMix(Set(label.unicodeScalars.compactMap(Script.init)))
        {
            notes.note(.domainMixedScripts, at: start)
        }
        if isConfusable(labels) { notes.note(.domainConfusable, at: start) }
    }

    /// Symbols and emoji: in the mapping of UTS #46, but disallowed by RFC 5892 (IDNA 2008).
    private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return false }
        switch scalar.properties.generalCategory {
        case .otherSymbol, .mathSymbol, .currencySymbol, .modifierSymbol: return true
        default: return false
        }
    }

    /// A label made only of doubles under a top-level domain in ASCII, which promises Latin letters.
    ///
    /// With letters of languages that do use them, such as the Turkish ı, the reading must also be
    /// that of a well-known provider.
    private static func isConfusable(_ labels: [Substring]) -> Bool {
        guard let top = labels.last, top.utf8.allSatisfy(\.isASCII) else { return false }
        let readings = labels.map { Lookalikes.latinReading(of: $0) ?? "?" }
        if FreeProviders.contains(readings.joined(separator: ".")) {
            return labels.contains { !$0.utf8.allSatisfy(\.isASCII) }
        }
        return zip(labels, readings).contains { label, reading in
            guard reading != "?" else { return false }
            return label.unicodeScalars.contains { scalar in
                !scalar.isASCII && Script(of: scalar) != .latin
            }
        }
    }
}
