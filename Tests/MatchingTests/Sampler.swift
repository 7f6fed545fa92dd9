import TestSupport
import Testing

/// Makes texts that a pattern often matches. It shares no code with what is tested and reads
/// patterns roughly: PCRE2 says afterwards whether there is a match.
struct Sampler {
    private let source: [Character]
    private var index = 0
    var random: SeededRandom

    init(_ source: String, random: SeededRandom) {
        (self.source, self.random) = (Array(source), random)
    }

    private var next: Character? { index < source.count ? source[index] : nil }

    mutating func text() -> String {
        index = 0
        var text = ""
        while index < source.count {
            text += alternatives()
            index += 1
        }
        return text
    }

    /// All branches are read and one is kept.
    private mutating func alternatives() -> String {
        var branches = [sequence()]
        while next == "|" {
            index += 1
            branches.append(sequence())
        }
        return branches.randomElement(using: &random) ?? ""
    }

    private mutating func sequence() -> String {
        var text = ""
        while let here = next, here != "|", here != ")" {
            let start = index
            var item = item()
            let count = repeats()
            for round in 0..<count {
                if round > 0 {
                    let end = index
                    index = start
                    item = self.item()
                    index = end
                }
                text += item
            }
        }
        return text
    }

    private mutating func repeats() -> Int {
        switch next {
        case "*", "+", "?":
            let low = next == "+" ? 1 : 0
            let high = next == "?" ? 1 : 3
            index += 1
            if next == "?" || next == "+" { index += 1 }
            return Int.random(in: low...high, using: &random)
        case "{":
            guard let end = source[index...].firstIndex(of: "}") else { return 1 }
            let parts = source[(index + 1)..<end].split(
                separator: ",", omittingEmptySubsequences: false
            ).map { Int(String($0)) }
            guard let first = parts.first, let low = first else { return 1 }
            index = end + 1
            if next == "?" || next == "+" { index += 1 }
            let high = parts.count == 1 ? low : (parts[1] ?? low + 2)
            return Int.random(in: min(low, 20)...min(max(low, high), 22), using: &random)
        default: return 1
        }
    }

    private mutating func item() -> String {
        guard let here = next else { return "" }
        index += 1
        switch here {
        case "\\": return escape()
        case "[": return member()
        case "(": return group()
        case "^", "$": return ""
        case ".": return ["x", "a", " ", "7"].randomElement(using: &random) ?? ""
        default: return String(here)
        }
    }

    private mutating func escape() -> String {
        guard let letter = next else { return "" }
        index += 1
        switch letter {
        case "d": return String(Int.random(in: 0...9, using: &random))
        case "w": return ["a", "k", "9", "é"].randomElement(using: &random) ?? ""
        case "s", "h": return " "
        case "v", "R", "n": return "\n"
        case "t": return "\t"
        case "S", "D", "X", "N": return ["a", "b", "-"].randomElement(using: &random) ?? ""
        case "W": return "."
        case "b", "B", "A", "z", "Z", "G", "K", "Q", "E": return ""
        case "x":
            let isBraced = next == "{"
            if isBraced { index += 1 }
            var digits = ""
            while let digit = next, digit.isHexDigit, isBraced || digits.count < 2 {
                digits.append(digit)
                index += 1
            }
            if isBraced { index += 1 }
            return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
        default: return String(letter)
        }
    }

    private mutating func member() -> String {
        let isNegated = next == "^"
        if isNegated { index += 1 }
        var (members, first): ([String], Bool) = ([], true)
        while let here = next, first || here != "]" {
            first = false
            index += 1
            let one = here == "\\" ? escape() : String(here)
            members.append(one)
            if next == "-", index + 1 < source.count, source[index + 1] != "]",
                let low = one.unicodeScalars.first
            {
                index += 1
                let end = next == "\\" ? "" : String(source[index])
                index += 1
                if let high = end.unicodeScalars.first, high > low {
                    let value = UInt32.random(in: low.value...high.value, using: &random)
                    members.append(Unicode.Scalar(value).map(String.init) ?? "")
                }
                members.append(end)
            }
        }
        index += 1
        return isNegated ? "~" : members.randomElement(using: &random) ?? ""
    }

    private mutating func group() -> String {
        var isEmpty = false
        if next == "?" {
            index += 1
            let head = source[index...].prefix { !":=!>)|".contains($0) }
            index += head.count
            isEmpty = next == "=" || next == "!"
            if next != ")" { index += 1 }
        }
        let text = alternatives()
        index += 1
        return isEmpty ? "" : text
    }
}
