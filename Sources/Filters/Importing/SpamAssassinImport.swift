import Moderation

/// Takes over the rules of SpamAssassin that make sense for comments: `body`, `rawbody`, `uri`,
/// some `header`, `meta`, `score`, `describe` and `test`.
///
/// Every line that can't be taken over is noted with its number and the reason.
public struct SpamAssassinImport {
    /// A test in SpamAssassin's words.
    private struct Test {
        var line: Int
        var kind: String
        var text: String
    }

    private let settings: ImportSettings
    private var imported: Imported
    private var order: [String] = []
    private var tests: [String: Test] = [:]
    private var scores: [String: Double] = [:]
    private var abouts: [String: String] = [:]
    private var spam: [String: [String]] = [:]
    private var ham: [String: [String]] = [:]
    /// Lines of `if` and `ifplugin` whose ends haven't come.
    private var conditions: [Int] = []

    /// Reads a rule file.
    public static func rules(_ text: String, _ settings: ImportSettings) -> Imported {
        var importer = SpamAssassinImport(settings)
        for (number, line) in Lines.numbered(text) { importer.read(line, number) }
        importer.finish()
        return importer.imported
    }

    private init(_ settings: ImportSettings) {
        self.settings = settings
        imported = Imported(group: settings.group)
    }

    // MARK: Lines

    private mutating func read(_ line: String, _ number: Int) {
        guard !line.isEmpty, !line.hasPrefix("#") else { return }
        var words = Self.words(line, 3)
        // `lang de describe NAME …` says in German what the rule is about.
        if words.first == "lang" {
            return imported.note(number, "only English descriptions are read")
        }
        guard let keyword = words.first else { return }
        switch keyword {
        case "if", "ifplugin":
            conditions.append(number)
            return imported.note(number, "\(keyword): what stands up to its endif is left out")
        case "else":
            return imported.note(number, "else of an if that is left out")
        case "endif":
            _ = conditions.popLast()
            return
        default: break
        }
        if let start = conditions.last {
            return imported.note(number, "stands in the if of line \(start), which is left out")
        }
        guard words.count >= 3 else {
            return imported.note(number, "\(keyword) is not understood")
        }
        let name = words.remove(at: 1)
        read(keyword, name, words[1], number)
    }

    private mutating func read(
        _ keyword: String, _ name: String, _ rest: String, _ number: Int
    ) {
        switch keyword {
        case "body", "rawbody", "uri", "header", "meta":
            if let earlier = tests[name] {
                imported.note(earlier.line, "\(name) is given again on line \(number)")
            } else {
                order.append(name)
            }
            tests[name] = Test(line: number, kind: keyword, text: rest)
        case "describe": abouts[name] = rest
        case "score": readScore(name, rest, number)
        case "test": readTest(name, rest, number)
        case "tflags":
            // How often and in which order mail is tested doesn't matter here.
            let flags = rest.split(separator: " ").filter { $0 != "nice" && $0 != "noautolearn" }
            if !flags.isEmpty {
                imported.note(number, "tflags \(flags.joined(separator: " ")) mean nothing here")
            }
        case "priority": return
        case "full", "mimeheader":
            imported.note(number, "\(keyword): comments aren't mail")
        default: imported.note(number, "\(keyword) is not understood")
        }
    }

    /// One score, or four, of which the first is for mail without network tests and Bayes.
    private mutating func readScore(_ name: String, _ rest: String, _ number: Int) {
        let text = rest.prefix { $0 != "#" }
        let numbers = text.split(separator: " ").map { Double($0) }
        guard let first = numbers.first, let score = first, !numbers.contains(nil),
            score.isFinite, abs(score) <= Points.maximum
        else {
            return imported.note(number, "\"\(rest)\" is no score between -1000 and 1000")
        }
        scores[name] = score
    }

    private mutating func readTest(_ name: String, _ rest: String, _ number: Int) {
        let parts = Self.words(rest, 2)
        guard parts.count == 2, ["ok", "fail"].contains(parts[0]) else {
            return imported.note(number, "a test says ok or fail, and a text")
        }
        if parts[0] == "ok" { spam[name, default: []].append(parts[1]) }
        if parts[0] == "fail" { ham[name, default: []].append(parts[1]) }
    }

    /// The first words, and what follows them as the last.
    private static func words(_ line: String, _ count: Int) -> [String] {
        line.split(maxSplits: count - 1, omittingEmptySubsequences: true) {
            $0 == " " || $0 == "\t"
        }.map { $0.trimmingPrefix { $0 == " " || $0 == "\t" } }.map(String.init)
    }

    // MARK: Rules

    private mutating func finish() {
        for name in scores.keys.sorted() where tests[name] == nil {
            imported.note(0, "a score is given for \(name), which isn't in this file")
        }
        let used = Set(
            order.compactMap { tests[$0] }.filter { $0.kind == "meta" }
                .flatMap { SpamAssassinExpression.names(in: $0.text) })
        for name in order {
            guard let test = tests[name] else { continue }
            if name.hasPrefix("__"), !used.contains(name) {
                imported.note(test.line, "\(name) is used by no other rule")
                continue
            }
            do throws(ImportProblem) {
                imported.rules.append(.init(rule: try rule(name, test), line: test.line))
            } catch {
                imported.note(test.line, "\(name): \(error.message)")
            }
        }
    }

    private func rule(_ name: String, _ test: Test) throws(ImportProblem) -> WrittenRule {
        let about = abouts[name] ?? "Fires the SpamAssassin rule \(name)"
        var rule = WrittenRule(id: try id(name), about: String(about.prefix(200)))
        let score = scores[name] ?? (name.hasPrefix("T_") ? 0.01 : 1)
        rule.effect = name.hasPrefix("__") ? .none : .points(score)
        if name.hasPrefix("__") { rule.state = .live }
        if scores[name] == 0 { throw ImportProblem("is switched off by its score of 0") }
        rule.spam = (spam[name] ?? []).map { WrittenRule.Example($0) }
        rule.ham = (ham[name] ?? []).map { WrittenRule.Example($0) }
        if test.kind == "meta" {
            let expression = try SpamAssassinExpression(parsing: test.text)
            rule.condition = try expression.condition { name throws(ImportProblem) in
                guard tests[name] != nil else {
                    throw ImportProblem("names \(name), which isn't in this file")
                }
                return try id(name)
            }
            let parts = expression.names.filter { tests[$0] != nil }
            rule.spam += combined(parts)
            rule.ham += Imported.harmless("content")
            return rule
        }
        let pattern = try SpamAssassinPattern(test.kind, test.text)
        rule.views = pattern.views
        rule.match = pattern.pattern
        rule.isCaseSensitive = pattern.isCaseSensitive
        rule.spam += Self.examples(of: pattern)
        rule.ham += Imported.harmless(pattern.field)
        return rule
    }

    /// What matches all of some rules at once, or one of them.
    private func combined(_ names: [String]) -> [WrittenRule.Example] {
        let texts = names.prefix(8).map { name -> [String] in
            guard let test = tests[name], test.kind != "meta",
                let pattern = try? SpamAssassinPattern(test.kind, test.text),
                pattern.field == "content"
            else { return [] }
            return (spam[name] ?? []) + Self.examples(of: pattern).map(\.text)
        }
        let all = texts.compactMap(\.first)
        guard !all.isEmpty else { return [] }
        return [.init(all.joined(separator: " ")), .init(all.joined(separator: "\n"))]
            + all.map { .init($0) }
    }

    private static func examples(of pattern: SpamAssassinPattern) -> [WrittenRule.Example] {
        PatternExample.candidates(for: pattern.pattern).flatMap { text -> [WrittenRule.Example] in
            let isAddress = text.contains("://")
            guard pattern.views == ["links"] else {
                return [.init(field: pattern.field, text)]
            }
            return isAddress
                ? [.init(text)]
                : [.init("http://\(text)"), .init("http://x.example/\(text)")]
        }
    }

    /// `__FOO` scores nothing, as `_FOO` does here; it is `_FOO_PART` if there is a `FOO` too.
    private func id(_ name: String) throws(ImportProblem) -> String {
        var id = name.uppercased()
        while id.hasPrefix("_") { id.removeFirst() }
        if name.hasPrefix("__") {
            id = tests[String(name.dropFirst(2))] == nil ? "_\(id)" : "_\(id)_PART"
        }
        guard RuleID.isValid(id) else {
            throw ImportProblem("its name can't be made into an id of letters, digits and _")
        }
        return id
    }
}

/// Why something can't be taken over.
struct ImportProblem: Error {
    var message: String

    init(_ message: String) { self.message = message }
}
