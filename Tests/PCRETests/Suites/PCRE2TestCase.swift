/// One pattern of PCRE2's own tests with the lines that pcre2test printed for it.
struct PCRE2TestCase: Sendable {
    struct Subject: Sendable {
        var line: [UInt8]
        var output: [[UInt8]] = []
    }

    var pattern: [UInt8]
    var modifiers: [String]
    /// Printed between the pattern and its first subject.
    var output: [[UInt8]] = []
    var subjects: [Subject] = []

    /// Reads a test file together with its output, which repeats each input line.
    static func read(input: [[UInt8]], output: [[UInt8]]) -> [PCRE2TestCase] {
        var reader = Reader(input: input, output: output)
        return reader.cases()
    }

    private struct Reader {
        let input: [[UInt8]]
        let output: [[UInt8]]
        var inputIndex = 0
        var outputIndex = 0
        /// Modifiers that `#pattern` added to each pattern.
        var defaults: [String] = []

        mutating func cases() -> [PCRE2TestCase] {
            var cases: [PCRE2TestCase] = []
            while let line = nextInput() {
                if line.starts(with: Array("#pattern ".utf8)) {
                    let words = Self.modifiers(line.dropFirst(9))
                    defaults = words.filter { !$0.hasPrefix("-") }
                }
                if line.first == UInt8(ascii: "/") {
                    cases.append(block(line))
                } else {
                    _ = results()
                }
            }
            return cases
        }

        private mutating func block(_ first: [UInt8]) -> PCRE2TestCase {
            var text = first
            while Self.end(of: text) == nil, let line = nextInput() {
                text += [UInt8(ascii: "\n")] + line
            }
            let end = Self.end(of: text) ?? text.count - 1
            var test = PCRE2TestCase(
                pattern: Array(text[1..<end]),
                modifiers: Self.modifiers(text[(end + 1)...]) + defaults)
            test.output = results()
            while let line = nextInput(), !line.allSatisfy({ $0 == 32 }) {
                let printed = results()
                let content = Array(line.drop { $0 == 32 })
                if content.starts(with: Array(#"\= Expect"#.utf8)) || line.first == 35 { continue }
                test.subjects.append(Subject(line: content, output: printed))
            }
            return test
        }

        private static func end(of text: [UInt8]) -> Int? {
            var index = 1
            while index < text.count {
                if text[index] == UInt8(ascii: "/") { return index }
                index += text[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            return nil
        }

        private static func modifiers(_ text: ArraySlice<UInt8>) -> [String] {
            let words = String(decoding: text, as: UTF8.self).split(separator: ",")
                .map { String($0.filter { !$0.isWhitespace }) }.filter { !$0.isEmpty }
            let letters = Set("imsxgnBIr")
            guard let first = words.first, first.allSatisfy(letters.contains) else { return words }
            return first.split(separator: "xx", omittingEmptySubsequences: false).count > 1
                ? ["xx"] : first.map(String.init) + words.dropFirst()
        }

        private mutating func nextInput() -> [UInt8]? {
            guard inputIndex < input.count else { return nil }
            inputIndex += 1
            if outputIndex < output.count { outputIndex += 1 }
            return input[inputIndex - 1]
        }

        /// Output lines up to the one that repeats the next input line.
        private mutating func results() -> [[UInt8]] {
            let start = outputIndex
            guard inputIndex < input.count else {
                outputIndex = output.count
                return Array(output[start...])
            }
            while outputIndex < output.count, output[outputIndex] != input[inputIndex] {
                outputIndex += 1
            }
            return Array(output[start..<outputIndex])
        }
    }
}
