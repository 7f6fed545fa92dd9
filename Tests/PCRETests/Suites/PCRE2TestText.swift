/// pcre2test's notation for subjects and for what it prints.
struct PCRE2TestText {
    let isUTF: Bool

    /// The subject that a line stands for; `nil` if it has modifiers or is not valid UTF-8.
    func subject(_ line: [UInt8]) -> String? {
        var (bytes, index): ([UInt8], Int) = ([], 0)
        var end = line.count
        while end > 0, line[end - 1] == 32 { end -= 1 }
        let line = Array(line[..<end])
        while index < line.count {
            guard line[index] == UInt8(ascii: "\\") else {
                if !isUTF, line[index] > 127 { return nil }
                bytes.append(line[index])
                index += 1
                continue
            }
            index += 1
            guard index < line.count else { break }
            guard let escaped = escape(line, &index) else { return nil }
            bytes += escaped
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private func escape(_ line: [UInt8], _ index: inout Int) -> [UInt8]? {
        let letter = line[index]
        index += 1
        let simple: [UInt8: UInt8] = [
            97: 7, 98: 8, 101: 27, 102: 12, 110: 10, 114: 13, 116: 9, 118: 11,
        ]
        if let byte = simple[letter] { return [byte] }
        switch letter {
        case UInt8(ascii: "x"):
            guard index < line.count, line[index] == UInt8(ascii: "{") else {
                let value = number(line, &index, radix: 16, most: 2)
                return isUTF || value < 128 ? [UInt8(truncatingIfNeeded: value)] : nil
            }
            index += 1
            let value = number(line, &index, radix: 16, most: 8)
            index += 1
            return encoded(value)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            index -= 1
            return encoded(number(line, &index, radix: 8, most: 3))
        case UInt8(ascii: "="), UInt8(ascii: "["), UInt8(ascii: "o"), UInt8(ascii: "N"): return nil
        default: return [letter]
        }
    }

    private func encoded(_ value: Int) -> [UInt8]? {
        guard isUTF || value < 128, let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: value))
        else { return nil }
        return Array(String(Character(scalar)).utf8)
    }

    private func number(_ line: [UInt8], _ index: inout Int, radix: Int, most: Int) -> Int {
        let start = index
        while index < line.count, index - start < most,
            let digit = Character(Unicode.Scalar(line[index])).hexDigitValue, digit < radix
        { index += 1 }
        return Int(String(decoding: line[start..<index], as: UTF8.self), radix: radix) ?? 0
    }

    /// How pcre2test prints a piece of a subject.
    func printed(_ text: Substring) -> String {
        text.unicodeScalars.map { scalar in
            if (32...126).contains(scalar.value) { return String(Character(scalar)) }
            let hex = String(scalar.value, radix: 16)
            let padded = hex.count < 2 ? "0" + hex : hex
            return isUTF ? "\\x{\(padded)}" : "\\x\(padded)"
        }.joined()
    }
}
