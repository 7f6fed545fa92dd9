extension PatternReader {
    /// The shape of a whole pattern that PCRE2 accepts.
    static func shape(of source: String, isExtended: Bool) -> Result<PatternShape, Refusal> {
        var reader = PatternReader(
            scalars: source.unicodeScalars.map(\.value), isExtended: isExtended)
        do throws(Refusal) {
            let shape = try reader.shape()
            if reader.index < reader.scalars.count { throw Refusal.unbalanced }
            return .success(shape)
        } catch {
            return .failure(error)
        }
    }

    /// Alternatives up to a closing parenthesis or the end.
    private mutating func shape() throws(Refusal) -> PatternShape {
        let outer = isExtended
        try enter()
        defer { leave(isExtended: outer) }
        var branches = [try shapeOfSequence()]
        while skip("|") { branches.append(try shapeOfSequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func shapeOfSequence() throws(Refusal) -> PatternShape {
        var parts: [PatternShape] = []
        while let next = scalar(), next != "|", next != ")" {
            if skipIgnored() { continue }
            if let (minimum, maximum) = try quantifier() {
                let body = parts.popLast() ?? .empty
                parts.append(.loop(body, minimum: minimum, maximum: maximum))
                continue
            }
            let start = index
            index += 1
            switch next {
            case "\\":
                if skip("Q") { quote(&parts) } else { parts.append(try shapeOfEscape(start)) }
            case "[":
                _ = try characterClass()
                parts.append(.one(start..<index))
            case "(": parts.append(try shapeOfGroup())
            case "^", "$": parts.append(.empty)
            default: parts.append(.one(start..<index))
            }
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func quote(_ parts: inout [PatternShape]) {
        while let next = scalar(), !(next == "\\" && scalar(1) == "E") {
            parts.append(.one(index..<(index + 1)))
            index += 1
        }
        index = min(index + 2, scalars.count)
    }

    private mutating func shapeOfEscape(_ start: Int) throws(Refusal) -> PatternShape {
        let letter = scalar()
        switch try escape() {
        case .nothing: return .empty
        case .scalar: return .one(start..<index)
        case .anything:
            let isReference = letter.map { "gk123456789".unicodeScalars.contains($0) } ?? true
            return isReference ? .unknown : .one(start..<index)
        }
    }

    /// A group, after its opening parenthesis.
    private mutating func shapeOfGroup() throws(Refusal) -> PatternShape {
        let start = index
        if scalar() == "?", scalar(1) == "(" {
            index += 2
            try skipCondition()
            return try shapeOfBody()
        }
        if let isLook = try skipGroupHead() {
            let body = try shapeOfBody()
            return isLook ? .look(body) : body
        }
        // Not a group with a body that is of interest: an option, a call.
        index = start
        let requirement = try group()
        return requirement.exact == .empty ? .empty : .unknown
    }

    private mutating func shapeOfBody() throws(Refusal) -> PatternShape {
        let body = try shape()
        guard skip(")") else { throw Refusal.unbalanced }
        return body
    }

    /// Steps behind the head of a group with a body of its own; whether that is a look-around.
    private mutating func skipGroupHead() throws(Refusal) -> Bool? {
        guard scalar() != "*" else { return nil }
        guard scalar() == "?" else { return false }
        switch (scalar(1), scalar(2)) {
        case (":", _), (">", _), ("|", _):
            index += 2
            return false
        case ("=", _), ("!", _), ("*", _):
            index += 2
            return true
        case ("<", "="), ("<", "!"), ("<", "*"):
            index += 3
            return true
        case ("<", _):
            try skip(behind: ">")
            return false
        case ("P", "<"):
            try skip(behind: ">")
            return false
        case ("'", _):
            index += 2
            try skip(behind: "'")
            return false
        default: return try skipOptions()
        }
    }

    /// Steps behind `?i:` and the like; nil, and no step, for what else there is.
    private mutating func skipOptions() throws(Refusal) -> Bool? {
        var place = index + 1
        while place < scalars.count, let next = Unicode.Scalar(scalars[place]),
            next == "^" || next == "-" || next.isAlphanumeric
        {
            place += 1
        }
        guard place < scalars.count, scalars[place] == 0x3A, place > index + 1 else { return nil }
        index = place + 1
        return false
    }

    private mutating func skipCondition() throws(Refusal) {
        if scalar() == "?" || scalar() == "*" {
            _ = try group()
        } else {
            try skip(behind: ")")
        }
    }
}
