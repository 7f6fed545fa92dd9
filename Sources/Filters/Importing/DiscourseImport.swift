import Foundation
import Moderation

/// Takes over Discourse's watched words, as its admin pages export them: JSON, or CSV with or
/// without a header.
///
/// A word stands for itself, with no letter beside it; `*` in it stands for any letters. Only what
/// Discourse does to posts is taken over: block, silence, require_approval and flag.
public enum DiscourseImport {
    private struct Word {
        var line: Int
        var text: String
        var action: String
        var isCaseSensitive: Bool
    }

    /// What each of Discourse's actions becomes.
    private static let effects: [String: Rule.Effect] = [
        "block": .force(.spam), "silence": .force(.spam), "require_approval": .force(.hold),
        "flag": .points(3),
    ]

    /// Reads an export.
    public static func words(_ text: String, _ settings: ImportSettings) -> Imported {
        var imported = Imported(group: settings.group)
        let start = text.first { !$0.isWhitespace && $0 != "\u{FEFF}" }
        let words =
            start == "{" || start == "["
            ? fromJSON(text, &imported) : fromCSV(text, settings, &imported)
        var groups: [String: [Word]] = [:]
        for word in words {
            let action = word.action.lowercased()
            guard effects[action] != nil else {
                imported.note(
                    word.line, "\"\(word.text)\": \(action) does nothing to whether a post appears")
                continue
            }
            groups[action, default: []].append(word)
        }
        for (action, words) in groups.sorted(by: { $0.key < $1.key }) {
            add(words, action, settings, &imported)
        }
        if imported.rules.isEmpty { imported.note(0, "there is no word that could be taken over") }
        return imported
    }

    // MARK: Reading

    private struct JSONFile: Decodable {
        var words: [JSONWord]
    }

    private struct JSONWord: Decodable {
        var word: String
        var action: String?
        var case_sensitive: Bool?
    }

    private static func fromJSON(_ text: String, _ imported: inout Imported) -> [Word] {
        let data = Data(text.utf8)
        let decoder = JSONDecoder()
        let words =
            (try? decoder.decode(JSONFile.self, from: data).words)
            ?? (try? decoder.decode([JSONWord].self, from: data))
        guard let words else {
            imported.note(0, "this JSON has no \"words\" with \"word\" and \"action\"")
            return []
        }
        return words.map {
            Word(
                line: 0, text: $0.word, action: $0.action ?? "block",
                isCaseSensitive: $0.case_sensitive ?? false)
        }
    }

    /// Columns by the header: `word`, `action`, `case_sensitive`; without one, word and action. A
    /// file without actions is that of one action; then it is what `settings.effect` says.
    private static func fromCSV(
        _ text: String, _ settings: ImportSettings, _ imported: inout Imported
    ) -> [Word] {
        let usual =
            switch settings.effect {
            case .force(.spam): "block"
            case .force: "require_approval"
            default: "flag"
            }
        var columns = ["word": 0, "action": 1]
        var words: [Word] = []
        for (index, record) in CSVReader.records(text).enumerated() {
            let cells = record.cells.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            guard let first = cells.first, cells != [""] else { continue }
            if index == 0, cells.map({ $0.lowercased() }).contains("word") {
                columns = Dictionary(cells.map { $0.lowercased() }.enumerated().map { ($1, $0) }) {
                    one, _ in one
                }
                continue
            }
            let cell = { (name: String) -> String? in
                columns[name].flatMap { cells.indices.contains($0) ? cells[$0] : nil }
            }
            let word = cell("word") ?? first
            guard !word.isEmpty else { continue }
            let said = cell("action").flatMap { $0.isEmpty ? nil : $0 }
            words.append(
                Word(
                    line: record.line, text: word, action: said ?? usual,
                    isCaseSensitive: ["true", "t", "1"].contains(cell("case_sensitive") ?? "")))
        }
        return words
    }

    // MARK: Rules

    private static func add(
        _ words: [Word], _ action: String, _ settings: ImportSettings, _ imported: inout Imported
    ) {
        var plain: [String] = []
        var patterns: [Bool: [Word]] = [:]
        var seen: Set<String> = []
        for word in words where seen.insert(word.text).inserted {
            if word.text.contains("*") || word.isCaseSensitive {
                patterns[word.isCaseSensitive, default: []].append(word)
            } else if let problem = ListEntry.problem(with: word.text) {
                imported.note(word.line, problem)
            } else {
                plain.append(word.text)
            }
        }
        let name = action.uppercased()
        let about = "Contains a word that Discourse had under \(action)"
        let views = ["author.name", "text"]
        if !plain.isEmpty {
            imported.add(
                ListRule(
                    id: settings.id("\(name)_WORDS"), about: about, views: views, kind: .word,
                    effect: effects[action] ?? .points(3),
                    file: "lists/\(settings.group)-\(action.replacing("_", with: "-")).txt"),
                plain, settings)
        }
        for (isCaseSensitive, words) in patterns.sorted(by: { !$0.key && $1.key }) {
            // Patterns have a greatest length; a hundred words stay far below it.
            for (number, start) in stride(from: 0, to: words.count, by: 100).enumerated() {
                let part = words[start..<min(start + 100, words.count)]
                let suffix = (isCaseSensitive ? "_CASE" : "") + (number > 0 ? "_\(number + 1)" : "")
                var rule = WrittenRule(
                    id: settings.id("\(name)_PATTERNS\(suffix)"), about: about)
                rule.views = views
                rule.match =
                    "(?<!\\w)(?:" + part.map { pattern($0.text) }.joined(separator: "|")
                    + ")(?!\\w)"
                rule.isCaseSensitive = isCaseSensitive
                rule.effect = effects[action] ?? .points(3)
                rule.spam = part.prefix(3).map {
                    .init($0.text.replacing("*", with: "x"))
                }
                rule.ham = Imported.harmless("content")
                imported.rules.append(.init(rule: rule, line: part.first?.line ?? 0))
            }
        }
    }

    /// A word as a pattern; a run of stars is one.
    private static func pattern(_ word: String) -> String {
        let parts = word.split(separator: "*", omittingEmptySubsequences: true)
            .map { PatternText.escaped(String($0)) }
        let star = "\\w*"
        return (word.hasPrefix("*") ? star : "") + parts.joined(separator: star)
            + (word.hasSuffix("*") && !parts.isEmpty ? star : "")
    }
}

/// Text in patterns.
enum PatternText {
    /// A text that matches itself.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            if "\\^$.|?*+()[]{}#".unicodeScalars.contains(character) { escaped += "\\" }
            escaped.unicodeScalars.append(character)
        }
        return escaped
    }
}
