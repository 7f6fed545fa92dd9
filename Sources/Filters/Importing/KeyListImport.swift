import Email
import Moderation

/// Takes over a plain list, such as WordPress's `disallowed_keys` and `moderation_keys`: one entry
/// a line.
public enum KeyListImport {
    /// The fields that WordPress searches for its keys.
    private static let wordPressViews = [
        "author.name", "author.email", "author.url", "content", "text", "ip", "user_agent",
    ]

    /// Reads WordPress's keys: each is looked for anywhere in any field, in any case.
    public static func wordPress(_ text: String, _ settings: ImportSettings) -> Imported {
        var keys = Lines(text)
        // PHP takes a line of "0" for an empty one.
        keys.drop("0", "WordPress ignores a key of 0, so it is left out")
        return imported(
            keys, kind: settings.kind ?? .substring, views: wordPressViews, settings,
            about: "Contains a key of the WordPress list \(settings.group)")
    }

    /// Reads a list whose kind is said, or seen from its entries.
    public static func plain(_ text: String, _ settings: ImportSettings) -> Imported {
        let keys = Lines(text, hasComments: true)
        let kind = settings.kind ?? kind(of: keys.entries.map(\.text))
        let views: [String] =
            switch kind {
            case .domain: ["links", "author.url", "author.email", "source.url"]
            case .email: ["author.email"]
            case .cidr: ["ip"]
            case .substring, .word, .glob: ["author.name", "text"]
            }
        return imported(
            keys, kind: kind, views: views, settings,
            about: "Is on the list \(settings.group)")
    }

    /// What all entries can be read as.
    private static func kind(of entries: [String]) -> ListKind {
        guard !entries.isEmpty else { return .word }
        if entries.allSatisfy({ NetworkEntry.isValid($0) }) { return .cidr }
        if entries.allSatisfy({ $0.contains("@") && !$0.contains(" ") }) { return .email }
        let areDomains = entries.allSatisfy { entry in
            entry.contains(".") && !entry.hasPrefix(".") && !entry.hasSuffix(".")
                && entry.utf8.allSatisfy {
                    (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
                        || ".-".utf8.contains($0) || $0 >= 0x80
                }
        }
        return areDomains ? .domain : .word
    }

    static func imported(
        _ lines: Lines, kind: ListKind, views: [String], _ settings: ImportSettings, about: String
    ) -> Imported {
        var imported = Imported(group: settings.group)
        imported.notes = lines.notes
        guard !lines.entries.isEmpty else {
            imported.note(0, "there is no entry")
            return imported
        }
        let file = "lists/\(settings.group).txt"
        imported.add(
            ListRule(
                id: settings.id("LIST"), about: about, views: views, kind: kind,
                effect: settings.effect, file: file),
            lines.entries.map(\.text), settings)
        return imported
    }
}

/// A rule for a list on its way.
struct ListRule {
    var id: String
    var about: String
    var views: [String]
    var kind: ListKind
    var effect: Rule.Effect
    var file: String
}

extension Imported {
    /// Adds a list and its rule, with examples to be tried.
    mutating func add(_ list: ListRule, _ entries: [String], _ settings: ImportSettings) {
        var rule = WrittenRule(id: list.id, about: list.about)
        rule.views = list.views
        rule.list = WrittenRule.List(file: list.file, kind: list.kind)
        rule.effect = list.effect
        let field: String
        switch list.kind {
        case .email: field = "author.email"
        case .cidr: field = "ip"
        default: field = "content"
        }
        // Long entries make examples that people recognise.
        let telling = entries.filter { $0.count >= 5 }.prefix(5) + entries.prefix(5)
        rule.spam =
            settings.spam.map { WrittenRule.Example($0) }
            + telling.map { WrittenRule.Example(field: field, Self.example(of: $0, list.kind)) }
        rule.ham = settings.ham.map { WrittenRule.Example($0) } + Self.harmless(field)
        lists[list.file, default: ""] += entries.map { ListEntry.escaped($0) + "\n" }.joined()
        entryCount += entries.count
        rules.append(Entry(rule: rule, line: 0))
    }

    /// A value that an entry matches.
    private static func example(of entry: String, _ kind: ListKind) -> String {
        switch kind {
        case .domain: "see https://\(entry)/"
        case .cidr: String(entry.prefix { $0 != "/" })
        case .glob: entry.replacing("*", with: "").replacing("?", with: "x")
        case .substring, .word, .email: entry
        }
    }

    /// What no list should hit, for the first that isn't hit.
    static func harmless(_ field: String) -> [WrittenRule.Example] {
        switch field {
        case "author.email": [.init(field: field, "rosa@example.org")]
        case "ip": [.init(field: field, "203.0.113.7"), .init(field: field, "2001:db8::7")]
        case "author.name": [.init(field: field, "Rosa"), .init(field: field, "Wu")]
        case "author.url":
            [
                .init(field: field, "https://rosa.example/"),
                .init(field: field, "https://wu.example"),
            ]
        case "user_agent": [.init(field: field, "Mozilla/5.0 (X11; Linux x86_64)")]
        case "content":
            [
                .init("Thank you for this post, it helped me a lot."),
                .init("My oven runs hot, so I gave it ten minutes less."),
                .init("Danke, genau das habe ich gesucht."), .init("好"), .init("42"),
            ]
        default: [.init(field: field, "A page about bread"), .init(field: field, "好")]
        }
    }
}

/// The form of lines in list files.
enum ListEntry {
    /// An entry as a line of a list file.
    static func escaped(_ entry: String) -> String {
        entry.hasPrefix("#") || entry.hasPrefix("\\#") ? "\\" + entry : entry
    }

    /// Why an entry can't stand in a list file; nil if it can.
    static func problem(with entry: String) -> String? {
        if entry.utf8.count > ListText.maximumEntryByteCount { return "longer than 1024 bytes" }
        if entry.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            return "has control characters"
        }
        if entry.hasPrefix("\\#") { return "begins with \\#, which stands for # in lists" }
        if entry.contains(" # ") || entry.contains("\t# ") || entry.hasSuffix(" #") {
            return "holds \" # \", which begins a note in lists"
        }
        return nil
    }
}

/// The form of entries of networks.
enum NetworkEntry {
    static func isValid(_ entry: String) -> Bool {
        let parts = entry.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), IPAddress(parsing: String(parts[0])) != nil else {
            return false
        }
        return parts.count == 1 || Int(parts[1]).map { (0...128).contains($0) } ?? false
    }
}
