extension PatternReader {
    /// The quantifier that comes next, if one does; lazy and possessive ones repeat as much.
    mutating func quantifier() throws(Refusal) -> (minimum: Int, maximum: Int?)? {
        let bounds: (Int, Int?)
        switch scalar() {
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        case "?": bounds = (0, 1)
        case "{":
            guard let braced = try bracedQuantifier() else { return nil }
            bounds = braced
        default: return nil
        }
        index += 1
        if scalar() == "?" || scalar() == "+" { index += 1 }
        return bounds
    }

    /// Reads `{2}`, `{2,}` or `{2,5}` up to its last brace; otherwise `{` is a plain character.
    private mutating func bracedQuantifier() throws(Refusal) -> (Int, Int?)? {
        var (place, text) = (index + 1, "")
        while place < scalars.count, let next = Unicode.Scalar(scalars[place]),
            ("0"..."9").contains(next) || next == "," || next == " " || next == "\t"
        {
            text.unicodeScalars.append(next)
            place += 1
        }
        guard place < scalars.count, scalars[place] == 0x7D, !text.isEmpty else { return nil }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard !text.contains(" "), !text.contains("\t"), !parts[0].isEmpty, parts.count < 3 else {
            throw Refusal(
                "it has {\(text)}, which versions of PCRE2 read differently; write \\{ for a brace")
        }
        index = place
        let minimum = Int(parts[0]) ?? .max
        if parts.count == 1 { return (minimum, minimum) }
        return (minimum, parts[1].isEmpty ? nil : Int(parts[1]) ?? .max)
    }
}
