/// Makes texts that a pattern probably matches, without running it.
///
/// It reads literals, classes, groups, alternatives and quantifiers; what it doesn't understand it
/// takes for nothing. Whether a text matches is for PCRE2 to say.
struct PatternExample {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    /// Which alternative to take, counted around.
    private let choice: Int
    /// Whether what may be left out is there once.
    private let isGenerous: Bool
    /// Groups inside each other that are followed.
    private static let maximumDepth = 50
    /// A text that is longer serves no one.
    private static let maximumCount = 500

    /// Texts to try, the plainest first, each once.
    static func candidates(for pattern: String) -> [String] {
        var candidates: [String] = []
        // In an extended pattern white space stands for nothing.
        let options = pattern.hasPrefix("(?") ? pattern.prefix { $0 != ")" } : ""
        let pattern = options.contains("x") ? pattern.filter { !$0.isWhitespace } : pattern
        for choice in 0..<4 {
            for isGenerous in [false, true] {
                var maker = PatternExample(
                    scalars: Array(pattern.unicodeScalars.prefix(5000)), choice: choice,
                    isGenerous: isGenerous)
                let text = String(String.UnicodeScalarView(maker.alternatives(depth: 0)))
                if !text.isEmpty, !candidates.contains(text) { candidates.append(text) }
            }
        }
        return candidates
    }

    private init(scalars: [Unicode.Scalar], choice: Int, isGenerous: Bool) {
        self.scalars = scalars
        self.choice = choice
        self.isGenerous = isGenerous
    }

    private var next: Unicode.Scalar? {
        position < scalars.count ? scalars[position] : nil
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    /// One of the alternatives up to the group's end.
    private mutating func alternatives(depth: Int) -> [Unicode.Scalar] {
        var all: [[Unicode.Scalar]] = [sequence(depth: depth)]
        while take("|") { all.append(sequence(depth: depth)) }
        return all[choice % all.count]
    }

    private mutating func sequence(depth: Int) -> [Unicode.Scalar] {
        var text: [Unicode.Scalar] = []
        while let scalar = next, scalar != "|", scalar != ")" || depth == 0 {
            let piece = atom(depth: depth)
            for _ in 0..<count() where text.count < Self.maximumCount { text += piece }
        }
        return text
    }

    private mutating func atom(depth: Int) -> [Unicode.Scalar] {
        guard let scalar = next else { return [] }
        position += 1
        switch scalar {
        case "(": return group(depth: depth)
        case "[": return members()
        case "\\": return escape()
        case ".": return ["x"]
        case "^", "$": return []
        default: return [scalar]
        }
    }

    private mutating func group(depth: Int) -> [Unicode.Scalar] {
        guard depth < Self.maximumDepth else {
            position = scalars.count
            return []
        }
        var isLookaround = false
        if take("?") {
            isLookaround = next == "!" || next == "="
            if take("<") { isLookaround = next == "!" || next == "=" }
            // Options, a name, or the sort of group.
            while let scalar = next, scalar != ":", scalar != ")", scalar != ">", !isLookaround {
                position += 1
                if scalar == "|" || scalar == "'" { break }
            }
            if next == ")" {
                position += 1
                return []
            }
            position += isLookaround || next == ":" || next == ">" ? 1 : 0
        }
        let isAhead =
            isLookaround && position >= 2 && scalars[position - 1] == "="
            && scalars[position - 2] == "?"
        let text = alternatives(depth: depth + 1)
        _ = take(")")
        // What must follow is there if nothing else comes.
        return !isLookaround || isAhead && next == nil ? text : []
    }

    private mutating func escape() -> [Unicode.Scalar] {
        guard let scalar = next else { return [] }
        position += 1
        switch scalar {
        case "d": return ["7"]
        case "w": return ["a"]
        case "s", "h": return [" "]
        case "S", "W", "D", "N", "X":
            return [scalar == "W" ? "!" : "a"]
        case "b", "B", "A", "z", "Z", "G", "K", "Q", "E": return []
        case "n", "R", "v": return ["\n"]
        case "t": return ["\t"]
        case "r", "f", "e", "a": return []
        case "x": return hexadecimal()
        case "p", "P":
            if take("{") { while next != nil, next != "}" { position += 1 } }
            position = min(position + 1, scalars.count)
            return ["a"]
        default: return scalar.properties.numericType == nil ? [scalar] : []
        }
    }

    private mutating func hexadecimal() -> [Unicode.Scalar] {
        var digits = ""
        let isBraced = take("{")
        while let scalar = next, scalar.properties.isASCIIHexDigit,
            digits.count < (isBraced ? 6 : 2)
        {
            digits.unicodeScalars.append(scalar)
            position += 1
        }
        if isBraced { _ = take("}") }
        return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map { [$0] } ?? []
    }

    /// A member of a class; of a negated one, something that isn't.
    private mutating func members() -> [Unicode.Scalar] {
        let isNegated = take("^")
        var members: [Unicode.Scalar] = []
        var ranges: [ClosedRange<UInt32>] = []
        var isFirst = true
        while let scalar = next, scalar != "]" || isFirst {
            isFirst = false
            position += 1
            if scalar == "\\" {
                members += escape()
            } else if scalar == "[", next == ":" {
                while next != nil, next != "]" { position += 1 }
                position = min(position + 1, scalars.count)
                members.append("a")
            } else if scalar == "-", let low = members.last, let high = next, high != "]",
                low.value <= high.value
            {
                ranges.append(low.value...high.value)
            } else {
                members.append(scalar)
            }
        }
        _ = take("]")
        guard isNegated else { return members.isEmpty ? [] : [members[choice % members.count]] }
        let others: [Unicode.Scalar] = ["x", "7", " ", "-", "q", "!", "é"]
        let outside = others.first { other in
            !members.contains(other) && !ranges.contains { $0.contains(other.value) }
        }
        return outside.map { [$0] } ?? []
    }

    /// How often the piece before stands.
    private mutating func count() -> Int {
        var count = 1
        if take("*") || take("?") {
            count = isGenerous ? 1 : 0
        } else if next == "{" {
            count = braces()
        } else {
            _ = take("+")
        }
        // Lazy or possessive.
        if next == "?" || next == "+" { position += 1 }
        return count
    }

    private mutating func braces() -> Int {
        guard let end = scalars[position...].prefix(20).firstIndex(of: "}") else { return 1 }
        let text = String(String.UnicodeScalarView(scalars[(position + 1)..<end]))
        let low = text.split(separator: ",", omittingEmptySubsequences: false).first ?? ""
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2C })
        else { return 1 }
        position = end + 1
        let least = min(Int(low) ?? 0, Self.maximumCount)
        return least == 0 && isGenerous ? 1 : least
    }
}
