/// What IDNA 2008 asks of an international label beyond the mapping of UTS #46.
enum LabelRules {
    /// Whether a label in its Unicode form may be registered, as far as these rules go.
    static func permit(_ label: Substring) -> Bool {
        let scalars = Array(label.unicodeScalars)
        guard scalars.contains(where: { !$0.isASCII }) else { return true }
        // RFC 5891 §4.2.3.1: what looks like an ACE prefix is none.
        if scalars.count >= 4, scalars[2] == "-", scalars[3] == "-" { return false }
        return scalars.indices.allSatisfy { permit(scalars, at: $0) }
    }

    /// CONTEXTO of RFC 5892 appendix A.3 to A.9, and the exceptions that §2.6 disallows.
    private static func permit(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        switch scalars[index].value {
        case 0x0640, 0x07FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
        // A middle dot stands between two l, as in Catalan.
        case 0x00B7:
            return index > 0 && index + 1 < scalars.count && scalars[index - 1] == "l"
                && scalars[index + 1] == "l"
        // The Greek numeral sign stands before a Greek letter.
        case 0x0375:
            return index + 1 < scalars.count && Script(of: scalars[index + 1]) == .greek
        // Geresh and gershayim stand after a Hebrew letter.
        case 0x05F3, 0x05F4: return index > 0 && Script(of: scalars[index - 1]) == .hebrew
        // A katakana middle dot needs Japanese company.
        case 0x30FB:
            let japanese: [Script] = [.hiragana, .katakana, .han]
            return scalars.contains { scalar in
                scalar.value != 0x30FB && Script(of: scalar).map(japanese.contains) == true
            }
        // The two sorts of Arabic digits do not mix.
        case 0x0660...0x0669: return !scalars.contains { 0x06F0...0x06F9 ~= $0.value }
        default: return true
        }
    }
}
