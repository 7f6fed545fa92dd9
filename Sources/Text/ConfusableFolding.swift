import CICU

/// One step of folding a scalar: compatibility forms, case, noise, look-alikes.
enum ConfusableFolding {
    /// The scalars that stand for `scalar`, none if it is noise.
    static func fold(_ scalar: UInt32) -> [UInt32] {
        if scalar < 0x80 { return foldASCII(scalar) }
        if let letters = Lookalikes.letters(of: scalar) { return letters }
        if isNoise(scalar) { return [] }
        let digit = cicu_digit_value(scalar)
        if digit >= 0, cicu_category(scalar) == Int32(CICU_DECIMAL_NUMBER) {
            return [0x30 + UInt32(digit)]
        }
        let folded = stripped(compatibilityFold(scalar))
        if folded.allSatisfy({ $0 < 0x80 }) { return folded.flatMap(foldASCII) }
        guard isSkeletonCandidate(scalar) else { return folded }
        return prototype(of: scalar, folded: folded) ?? folded
    }

    private static func foldASCII(_ scalar: UInt32) -> [UInt32] {
        switch scalar {
        case 0x41...0x5A: [scalar + 0x20]
        case 0x09...0x0D: [0x20]
        case 0x00..<0x20, 0x7F: []
        default: [scalar]
        }
    }

    private static func compatibilityFold(_ scalar: UInt32) -> [UInt32] {
        var buffer = [UInt32](repeating: 0, count: 32)
        let count = cicu_nfkc_casefold(scalar, &buffer, 32)
        return count < 0 ? [scalar] : Array(buffer.prefix(Int(count)))
    }

    /// Without noise; Latin, Greek and Cyrillic letters also without their marks.
    private static func stripped(_ scalars: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        for scalar in scalars where !isNoise(scalar) {
            var buffer = [UInt32](repeating: 0, count: 16)
            let count = cicu_canonical_decomposition(scalar, &buffer, 16)
            let parts = count < 0 ? [scalar] : Array(buffer.prefix(Int(count)))
            result.append(contentsOf: parts.filter { !isNoise($0) })
        }
        return ScalarFolding.composed(result)
    }

    /// Controls, default-ignorables, and marks that are not part of a script's spelling.
    static func isNoise(_ scalar: UInt32) -> Bool {
        let category = cicu_category(scalar)
        if category == Int32(CICU_CONTROL) { return !ScalarFolding.isSpace(scalar) }
        if category == Int32(CICU_FORMAT) || cicu_is_default_ignorable(scalar) { return true }
        guard ScalarFolding.isMark(category) else { return false }
        let script = cicu_script(scalar)
        let isSpelledWith: (UInt32) -> Bool = { cicu_has_script(scalar, $0) }
        switch script {
        case ScriptCode.latin, ScriptCode.greek, ScriptCode.cyrillic, ScriptCode.coptic:
            return true
        case ScriptCode.common, ScriptCode.inherited:
            let isWestern =
                isSpelledWith(ScriptCode.latin) || isSpelledWith(ScriptCode.greek)
                || isSpelledWith(ScriptCode.cyrillic)
            return isWestern || isSpelledWith(ScriptCode.inherited)
                || isSpelledWith(ScriptCode.common)
        default:
            return false
        }
    }

    private static func isSkeletonCandidate(_ scalar: UInt32) -> Bool {
        let category = cicu_category(scalar)
        let isLetter =
            category >= Int32(CICU_UPPERCASE_LETTER) && category <= Int32(CICU_OTHER_LETTER)
        let isSign =
            category == Int32(CICU_LETTER_NUMBER) || category == Int32(CICU_OTHER_SYMBOL)
        guard isLetter || isSign else { return false }
        return !ScriptCode.untouched.contains(cicu_script(scalar))
    }

    /// The Latin letters that the scalar, or its other case, is a look-alike of.
    private static func prototype(of scalar: UInt32, folded: [UInt32]) -> [UInt32]? {
        if let letters = asciiSkeleton(of: scalar) {
            // 'I' has the skeleton 'l'; so has everything that looks like a capital 'I'.
            if letters == [0x6C], let only = folded.first, only != scalar {
                return asciiSkeleton(of: only) ?? [0x69]
            }
            return letters
        }
        guard let only = folded.first, folded.count == 1 else { return nil }
        if let letters = Lookalikes.letters(of: only) { return letters }
        return asciiSkeleton(of: only) ?? asciiSkeleton(of: cicu_simple_uppercase(only))
    }

    private static func asciiSkeleton(of scalar: UInt32) -> [UInt32]? {
        var buffer = [UInt32](repeating: 0, count: 64)
        let count = cicu_skeleton(scalar, &buffer, 64)
        guard count > 0 else { return nil }
        var letters = stripped(Array(buffer.prefix(Int(count))))
        let isASCIILetters = letters.allSatisfy {
            (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        }
        guard !letters.isEmpty, isASCIILetters else { return nil }
        letters = letters.flatMap(foldASCII)
        // The skeleton of 'm' is "rn".
        if letters == [0x72, 0x6E] { return [0x6D] }
        let isLigature = cicu_script(scalar) == ScriptCode.latin
        return letters.count == 1 || isLigature ? letters : nil
    }
}
