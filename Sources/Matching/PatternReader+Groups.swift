extension PatternReader {
    /// A group, after its opening parenthesis.
    mutating func group() throws(Refusal) -> Requirement {
        if scalar() == "*" { throw Refusal("it has a verb, (*…)") }
        guard skip("?") else { return try body() }
        let kind = scalar()
        index += 1
        switch kind {
        case ":", ">", "|": return try body()
        case "=", "!", "*": return try ignoredBody(.nothing)
        case "<":
            if scalar() == "=" || scalar() == "!" || scalar() == "*" {
                return try ignoredBody(.nothing)
            }
            try skip(behind: ">")
            return try body()
        case "'":
            try skip(behind: "'")
            return try body()
        case "P" where scalar() == "<":
            try skip(behind: ">")
            return try body()
        case "P" where scalar() == ">" || scalar() == "=":
            index += 1
            return try reference()
        case "R", "&", "+", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9":
            return try reference()
        case "-" where scalar().map { ("0"..."9").contains($0) } == true:
            return try reference()
        case "(": return try condition()
        default:
            index -= 1
            return try options()
        }
    }

    private mutating func body() throws(Refusal) -> Requirement {
        let requirement = try alternatives()
        guard skip(")") else { throw Refusal.unbalanced }
        return requirement
    }

    private mutating func ignoredBody(_ stand: Requirement) throws(Refusal) -> Requirement {
        _ = try body()
        return stand
    }

    /// A back reference or a call of another group.
    private mutating func reference() throws(Refusal) -> Requirement {
        while let next = scalar(), next != ")" {
            guard
                next.value > 127 || next == "_" || next == "-" || next == "+" || next.isAlphanumeric
            else { throw Refusal("it calls a group in a way that is not understood") }
            index += 1
        }
        guard skip(")") else { throw Refusal.unbalanced }
        return .anything
    }

    /// `(?(condition)yes|no)`, after its second parenthesis.
    private mutating func condition() throws(Refusal) -> Requirement {
        if scalar() == "?" || scalar() == "*" {
            _ = try group()
        } else {
            try skip(behind: ")")
        }
        return try ignoredBody(.anything)
    }

    /// `(?i)`, or `(?i:` and a group; only `x` changes how the pattern is read.
    private mutating func options() throws(Refusal) -> Requirement {
        var (isExtended, isOn) = (isExtended, true)
        var previous: Unicode.Scalar = " "
        while let next = scalar() {
            index += 1
            switch next {
            case ")":
                self.isExtended = isExtended
                return .nothing
            case ":":
                let outer = self.isExtended
                self.isExtended = isExtended
                defer { self.isExtended = outer }
                return try body()
            case "^": isExtended = false
            case "-": isOn = false
            case "x" where previous == "x": throw Refusal("it has the option xx")
            case "x": isExtended = isOn
            case "i", "m", "s", "n", "J", "U": break
            default: throw Refusal("it has (?\(next.visible), which is not understood")
            }
            previous = next
        }
        throw Refusal.unbalanced
    }
}

extension Unicode.Scalar {
    var isAlphanumeric: Bool {
        switch self {
        case "0"..."9", "a"..."z", "A"..."Z": true
        default: false
        }
    }

    /// The scalar as it can be shown in a message.
    var visible: String {
        (32..<127).contains(value) ? String(self) : "U+" + String(value, radix: 16, uppercase: true)
    }
}
