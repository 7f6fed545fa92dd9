import CICU

/// How one scalar is folded, computed from ICU's data. Slow; `FoldTable` keeps the results.
struct ScalarFolding {
    private(set) var kind: FoldEntry.Kind = .bytes
    private(set) var scalars: [UInt32] = []
    private(set) var wordClass: FoldEntry.WordClass = .none

    init(_ scalar: UInt32) {
        if Self.isSpace(scalar) {
            kind = .space
            scalars = [0x20]
            return
        }
        scalars = Self.stable(scalar)
        // Marks shown alone decompose to a space and the mark.
        if scalars.count > 1, scalars[0] == 0x20 { scalars.removeFirst() }
        guard let only = scalars.first, scalars.count == 1 else {
            if scalars.contains(where: Self.isWordScalar) { wordClass = .part }
            return
        }
        if Self.isSpace(only) {
            kind = .space
            scalars = [0x20]
        } else if Self.mayCompose(only) {
            kind = .composing
        } else {
            wordClass = Self.wordClass(of: only)
        }
    }

    /// The folded scalars as UTF-8.
    var utf8: [UInt8] {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
        return Array(text.utf8)
    }

    /// Whether a scalar of a longer folding may compose with what precedes it.
    var isComposing: Bool { scalars.contains(where: Self.mayCompose) }

    /// Folds until nothing changes, so that folding twice is folding once.
    private static func stable(_ scalar: UInt32) -> [UInt32] {
        var current = ConfusableFolding.fold(scalar)
        for _ in 0..<4 {
            let next = composed(current.flatMap(ConfusableFolding.fold))
            if next == current { break }
            current = next
        }
        return current
    }

    /// Composes canonical pairs, left to right.
    static func composed(_ scalars: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        for scalar in scalars {
            if let last = result.last, case let pair = cicu_compose_pair(last, scalar), pair > 0 {
                result[result.count - 1] = pair
            } else {
                result.append(scalar)
            }
        }
        return result
    }

    static func isSpace(_ scalar: UInt32) -> Bool {
        // The blank Braille pattern looks like a space and is used as one.
        cicu_is_white_space(scalar) || scalar == 0x2800
    }

    /// Kept marks, and the vowels and final consonants of Hangul.
    static func mayCompose(_ scalar: UInt32) -> Bool {
        if 0x1160...0x11FF ~= scalar { return true }
        return scalar >= 0x300 && isMark(cicu_category(scalar))
    }

    static func isMark(_ category: Int32) -> Bool {
        category >= Int32(CICU_NONSPACING_MARK) && category <= Int32(CICU_SPACING_MARK)
    }

    private static func isWordScalar(_ scalar: UInt32) -> Bool {
        wordClass(of: scalar) != .none
    }

    private static func wordClass(of scalar: UInt32) -> FoldEntry.WordClass {
        let category = cicu_category(scalar)
        if category == Int32(CICU_DECIMAL_NUMBER) { return .digit }
        if isMark(category) { return .part }
        guard category >= Int32(CICU_UPPERCASE_LETTER), category <= Int32(CICU_OTHER_LETTER) else {
            let isNumber =
                category == Int32(CICU_LETTER_NUMBER) || category == Int32(CICU_OTHER_NUMBER)
            return isNumber ? .part : .none
        }
        // Syllables stand alone as words in Korean, so they are no spaced-out letters.
        return cicu_script(scalar) == ScriptCode.hangul ? .part : .letter
    }
}
