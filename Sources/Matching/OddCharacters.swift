/// Finds patterns whose own characters libhs and PCRE2 know differently.
enum OddCharacters {
    /// Whether a pattern names an odd character, plainly or as `\x{…}`, or spans one by a range.
    static func isTouched(by source: String) -> Bool {
        let values = codePoints(source)
        for (index, point) in values.enumerated() {
            if CaseFold.standard.isOdd(point) { return true }
            guard point == 0x2D, index > 0, index + 1 < values.count else { continue }
            let (first, last) = (values[index - 1], values[index + 1])
            guard last > 127, first <= last else { continue }
            if CaseFold.oddScalars.contains(where: { $0.overlaps(Int(first)...Int(last)) }) {
                return true
            }
        }
        return false
    }

    private static func codePoints(_ source: String) -> [UInt32] {
        let scalars = Array(source.unicodeScalars)
        var (values, index): ([UInt32], Int) = ([], 0)
        while index < scalars.count {
            values.append(scalars[index].value)
            guard scalars[index] == "\\", index + 1 < scalars.count,
                scalars[index + 1] == "x" || scalars[index + 1] == "o"
            else {
                index += 1
                continue
            }
            let radix = scalars[index + 1] == "x" ? 16 : 8
            let digits = scalars[(index + 2)...].drop { $0 == "{" }.prefix { $0 != "}" }
                .prefix { $0.properties.isASCIIHexDigit }.prefix(8)
            index += 2
            if let value = UInt32(String(String.UnicodeScalarView(digits)), radix: radix) {
                values[values.count - 1] = min(value, 0x10FFFF)
                index = max(index, digits.endIndex)
                if index < scalars.count, scalars[index] == "}" { index += 1 }
            }
        }
        return values
    }
}
