import PCRE

/// Runs PCRE2's own tests through our wrapper and counts what became of them.
struct PCRE2TestRun {
    var passed = 0
    var failures: [String] = []
    var skipped: [String: Int] = [:]

    private static let supported: Set<String> = [
        "i", "m", "s", "x", "n", "g", "utf", "ucp", "dupnames", "literal", "extended", "anchored",
        "ungreedy", "aftertext", "mark", "no_auto_possess", "caseless", "multiline", "dotall",
        // These print more, or say what the wrapper does anyway, or change nothing that is found.
        "B", "I", "bsr=unicode", "jitstack=256", "newline=lf",
    ]

    mutating func run(_ test: PCRE2TestCase) {
        let modifiers = Set(test.modifiers)
        if let other = modifiers.subtracting(Self.supported).min() {
            return skip("pattern modifier \(other)", test.subjects.count)
        }
        let isUTF = modifiers.contains("utf")
        guard let source = String(validating: test.pattern, as: UTF8.self),
            isUTF || source.utf8.allSatisfy({ $0 < 128 })
        else { return skip("bytes that are not UTF-8", test.subjects.count) }
        let expectsError = test.output.contains { $0.starts(with: Array("Failed:".utf8)) }
        do throws(PatternError) {
            let pattern = try Pattern(source, options: Self.options(modifiers))
            if expectsError { return fail(source, "compiled, but should not", modifiers) }
            for subject in test.subjects {
                check(pattern, subject, modifiers)
            }
        } catch {
            check(error, test, source: source, expectsError: expectsError)
        }
    }

    private static func options(_ modifiers: Set<String>) -> Pattern.Options {
        let table: [(String, Pattern.Options)] = [
            ("i", .caseless), ("m", .multiline), ("s", .dotAll), ("x", .extended),
            ("n", .noAutoCapture), ("dupnames", .duplicateNames), ("literal", .literal),
            ("extended", .extended), ("anchored", .anchored), ("ungreedy", .ungreedy),
            ("caseless", .caseless), ("multiline", .multiline), ("dotall", .dotAll),
        ]
        var options: Pattern.Options = modifiers.contains("ucp") ? [] : .asciiClasses
        for (name, option) in table where modifiers.contains(name) { options.insert(option) }
        return options
    }

    private mutating func check(
        _ error: PatternError, _ test: PCRE2TestCase, source: String, expectsError: Bool
    ) {
        if error.code == 0 { return skip("option verb, refused by design", test.subjects.count) }
        let modifiers = Set(test.modifiers)
        guard expectsError else { return fail(source, error.description, modifiers, error) }
        let text = String(decoding: test.output.first ?? [], as: UTF8.self)
        // Offsets moved by a byte or more between versions; they must be inside the pattern.
        if text.hasPrefix("Failed: error \(error.code) "), error.utf8Offset <= source.utf8.count {
            passed += 1
        } else {
            fail(source, "\(text) against \(error.code) \(error)", modifiers, error)
        }
    }

    private mutating func check(
        _ pattern: Pattern, _ test: PCRE2TestCase.Subject, _ modifiers: Set<String>
    ) {
        let notation = PCRE2TestText(isUTF: modifiers.contains("utf"))
        guard let subject = notation.subject(test.line) else {
            return skip("subject with modifiers or bytes that are not UTF-8", 1)
        }
        let expected = test.output.map { String(decoding: $0, as: UTF8.self) }.filter { line in
            line.hasPrefix("No match")
                || line.drop { $0 == " " }.prefix { $0.isNumber }.count > 0
                    && line.drop { $0 == " " }.drop { $0.isNumber }.hasPrefix(": ")
        }.map { $0.hasPrefix("No match") ? "No match" : $0 }
        let printed: [String]
        do throws(MatchError) {
            let found = try pattern.matches(in: subject, limit: modifiers.contains("g") ? .max : 1)
            printed =
                found.isEmpty
                ? ["No match"] : found.flatMap { Self.lines($0, subject, notation) }
        } catch {
            printed = [error.description]
        }
        // pcre2test has room for fifteen ranges.
        if Array(printed.prefix(expected.count == 15 ? 15 : .max)) == expected {
            passed += 1
        } else {
            fail(pattern.source, "on \(subject): \(expected) against \(printed)", modifiers)
        }
    }

    private static func lines(
        _ match: Match, _ subject: String, _ notation: PCRE2TestText
    ) -> [String] {
        let last = match.captures.lastIndex { $0 != nil } ?? -1
        let ranges = [match.range] + match.captures[...last]
        return ranges.enumerated().map { number, range in
            let label = number < 10 ? " \(number)" : "\(number)"
            guard let range else { return "\(label): <unset>" }
            let bytes = Array(subject.utf8)[range]
            return "\(label): " + notation.printed(String(decoding: bytes, as: UTF8.self)[...])
        }
    }

    private mutating func skip(_ reason: String, _ count: Int) {
        skipped[reason, default: 0] += max(count, 1)
    }

    private mutating func fail(
        _ source: String, _ why: String, _ modifiers: Set<String>, _ error: PatternError? = nil
    ) {
        if let reason = NewerPCRE2.reason(source, modifiers, error) {
            return skip("later PCRE2: " + reason, 1)
        }
        failures.append("/\(source)/ \(why)")
    }
}
