/// What the grammars leave open about a local part: its length and its characters beyond ASCII.
enum LocalPartCheck {
    static func check(
        _ localPart: String, at pieces: Pieces, notes: inout Notes
    ) throws(EmailDiagnosis) {
        if localPart.utf8.count > 64 {
            try notes.object(to: .localPartTooLong, at: pieces.lowerBound, refusedBy: .smtp)
        }
        guard localPart.utf8.contains(where: { !$0.isASCII }) else { return }
        var index = 0
        for scalar in localPart.unicodeScalars {
            defer { index += UTF8.width(scalar) }
            guard !scalar.isASCII else { continue }
            if isUnusable(scalar) {
                try notes.object(
                    to: .localPartHiddenCharacter, at: pieces.utf8Offset(of: index),
                    refusedBy: .smtp)
            } else if scalar.properties.isDefaultIgnorableCodePoint {
                notes.note(.localPartHiddenCharacter, at: pieces.utf8Offset(of: index))
            } else if isSymbol(scalar) {
                notes.note(.localPartSymbol, at: pieces.utf8Offset(of: index))
            }
        }
        if !localPart.formC.utf8.elementsEqual(localPart.utf8) {
            notes.note(.localPartNotNormalized, at: pieces.lowerBound)
        }
    }

    /// Spaces, controls, direction overrides and noncharacters: in no mailbox name, so never meant.
    ///
    /// RFC 6531 leaves them to the receiving server; RFC 8264 §4.2.3 keeps them out of identifiers.
    private static func isUnusable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: scalar.properties.isWhitespace || scalar.properties.isNoncharacterCodePoint
        }
    }

    /// Symbols, emoji and typographic punctuation, such as the curly quotes of a word processor;
    /// and what no standard gives a meaning.
    private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .otherSymbol, .mathSymbol, .currencySymbol, .modifierSymbol, .dashPunctuation,
            .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .connectorPunctuation, .otherPunctuation, .privateUse, .unassigned:
            true
        default: false
        }
    }
}
