extension PatternReader {
    /// The most characters of a range that are looked at one by one.
    private static let maximumRange = 4096

    /// A class, after its opening bracket: its members, or how they begin if they are many.
    mutating func characterClass() throws(Refusal) -> Requirement {
        var members: Set<UInt32> = []
        var (isKnown, isFirst) = (!skip("^"), true)
        while isFirst || scalar() != "]" {
            isFirst = false
            if let end = namedClassEnd() {
                (index, isKnown) = (end, false)
                continue
            }
            guard let first = try classMember() else {
                isKnown = false
                continue
            }
            guard scalar() == "-", scalar(1) != "]" else {
                members.insert(CaseFold.standard.folded(first.value))
                continue
            }
            index += 1
            guard namedClassEnd() == nil, let last = try classMember(),
                first <= last, last.value - first.value < Self.maximumRange
            else {
                isKnown = false
                continue
            }
            for value in first.value...last.value where Unicode.Scalar(value) != nil {
                members.insert(CaseFold.standard.folded(value))
            }
        }
        index += 1
        guard isKnown, !members.isEmpty else { return .anything }
        return Requirement(characters: LiteralSet(members.map { CaseFold.standard.bytes(of: $0) }))
    }

    /// One character of a class; `nil` for an escape that stands for several.
    private mutating func classMember() throws(Refusal) -> Unicode.Scalar? {
        guard let next = scalar() else { throw Refusal.unbalanced }
        guard skip("\\") else {
            index += 1
            return next
        }
        switch scalar() {
        case "b":
            index += 1
            return "\u{8}"
        case "Q", "E": throw Refusal("it has \\Q or \\E in a class")
        default:
            guard case .scalar(let scalar) = try sharedEscape() else { return nil }
            return scalar
        }
    }

    /// The index behind `[:alpha:]` and the like, if that comes next; after `check_posix_syntax`
    /// of PCRE2.
    private func namedClassEnd() -> Int? {
        guard scalar() == "[", let mark = scalar(1), mark == ":" || mark == "." || mark == "="
        else {
            return nil
        }
        var place = index + 2
        while place + 1 < scalars.count {
            let (here, next) = (scalars[place], scalars[place + 1])
            if here == 0x5C, next == 0x5D || next == 0x5C {
                place += 1
            } else if here == 0x5B && next == mark.value || here == 0x5D {
                return nil
            } else if here == mark.value, next == 0x5D {
                return place + 2
            }
            place += 1
        }
        return nil
    }
}
