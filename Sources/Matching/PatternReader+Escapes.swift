extension PatternReader {
    /// What an escape stands for.
    enum Escape {
        case scalar(Unicode.Scalar)
        /// A place, not a text.
        case nothing
        case anything

        var requirement: Requirement {
            switch self {
            case .scalar(let scalar): Requirement(scalar: scalar)
            case .nothing: .nothing
            case .anything: .anything
            }
        }
    }

    /// An escape outside a class, after its backslash.
    mutating func escape() throws(Refusal) -> Escape {
        switch scalar() {
        case "b", "B", "A", "z", "Z", "G", "K":
            index += 1
            return .nothing
        case "R", "X", "C":
            index += 1
            return .anything
        case "N":
            index += 1
            guard scalar() == "{", scalar(1) == "U", scalar(2) == "+" else { return .anything }
            index += 3
            return .scalar(try number(radix: 16))
        case "g", "k":
            index += 1
            return try name()
        default: return try sharedEscape()
        }
    }

    /// An escape that means the same inside a class.
    mutating func sharedEscape() throws(Refusal) -> Escape {
        guard let letter = scalar() else { throw Refusal("it ends with a backslash") }
        index += 1
        switch letter {
        case "a": return .scalar("\u{7}")
        case "e": return .scalar("\u{1B}")
        case "f": return .scalar("\u{C}")
        case "n": return .scalar("\n")
        case "r": return .scalar("\r")
        case "t": return .scalar("\t")
        case "x": return .scalar(try hexadecimal())
        case "o" where skip("{"): return .scalar(try number(radix: 8))
        case "c": return .scalar(try control())
        case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V": return .anything
        case "p", "P":
            if skip("{") { try skip(behind: "}") } else { index += 1 }
            return .anything
        case "0"..."9":
            // A back reference or an octal number.
            while let next = scalar(), ("0"..."9").contains(next) { index += 1 }
            return .anything
        default:
            if letter.isAlphanumeric {
                throw Refusal("it has \\\(letter), which is not understood")
            }
            return .scalar(letter)
        }
    }

    /// A back reference or a call: `\g{name}`, `\k<name>`, `\g'1'`, `\g-1`.
    private mutating func name() throws(Refusal) -> Escape {
        switch scalar() {
        case "{": try skip(behind: "}")
        case "<": try skip(behind: ">")
        case "'":
            index += 1
            try skip(behind: "'")
        default:
            if scalar() == "-" || scalar() == "+" { index += 1 }
            while let next = scalar(), ("0"..."9").contains(next) { index += 1 }
        }
        return .anything
    }

    private mutating func hexadecimal() throws(Refusal) -> Unicode.Scalar {
        if skip("{") { return try number(radix: 16) }
        var value: UInt32 = 0
        for _ in 0..<2 {
            guard let digit = scalar().flatMap({ UInt32(String($0), radix: 16) }) else { break }
            value = value << 4 | digit
            index += 1
        }
        return Unicode.Scalar(UInt8(truncatingIfNeeded: value))
    }

    /// A number up to its closing brace.
    private mutating func number(radix: Int) throws(Refusal) -> Unicode.Scalar {
        var digits = ""
        while let next = scalar(), next != "}", digits.utf8.count < 12 {
            digits.unicodeScalars.append(next)
            index += 1
        }
        guard skip("}"), digits.first != "+", let value = UInt32(digits, radix: radix),
            let scalar = Unicode.Scalar(value)
        else { throw Refusal("it has a character number that is not understood") }
        return scalar
    }

    private mutating func control() throws(Refusal) -> Unicode.Scalar {
        guard let letter = scalar(), (32..<127).contains(letter.value) else {
            throw Refusal("it has \\c, which is not understood")
        }
        index += 1
        let isLower = ("a"..."z").contains(letter)
        return Unicode.Scalar(UInt8(letter.value) ^ (isLower ? 0x60 : 0x40))
    }
}
