import Foundation
import Moderation
import YAML

/// Tries what was taken over beside the rules that are there, and keeps what works.
///
/// A rule with a problem, or without an example on which it fires and one on which it doesn't, is
/// left out and noted; so are then the rules that name it. What is left can be written as it is.
public struct ImportCheck {
    private let folder: String
    private let now: Date
    private let source: String
    private var imported: Imported

    /// Tries an import.
    ///
    /// - Parameters:
    ///   - imported: what was read.
    ///   - folder: the folder of the rules.
    ///   - source: the file's name, for the comment at the top.
    ///   - now: the time at which examples are judged.
    /// - Returns: what works, and the contents of each file to write, by name below the folder.
    /// - Throws: every problem of the rules that are there already.
    public static func checked(
        _ imported: Imported, folder: String, source: String, at now: Date
    ) throws(FilterProblems) -> (imported: Imported, files: [String: [UInt8]]) {
        var check = ImportCheck(folder: folder, now: now, source: source, imported: imported)
        for _ in 0..<1000 where !check.imported.rules.isEmpty {
            if try check.removeWhatFails() { break }
        }
        check.imported.notes.sort()
        return (check.imported, check.imported.rules.isEmpty ? [:] : check.files)
    }

    private init(folder: String, now: Date, source: String, imported: Imported) {
        (self.folder, self.now, self.source, self.imported) = (folder, now, source, imported)
    }

    private var files: [String: [UInt8]] {
        var files = imported.lists.mapValues { Array($0.utf8) }
        let used = Set(imported.rules.compactMap(\.rule.list?.file))
        files = files.filter { used.contains($0.key) }
        files[imported.fileName] = Array(imported.yaml(source: source).utf8)
        return files
    }

    /// True if nothing had to be left out.
    private mutating func removeWhatFails() throws(FilterProblems) -> Bool {
        for index in imported.rules.indices.reversed() where imported.rules[index].rule.spam.isEmpty
        {
            remove(index, Self.missing("spam"))
        }
        guard !imported.rules.isEmpty else { return true }
        var options = RuleSet.Options()
        options.prefilter = false
        options.contents = files
        let ruleSet: RuleSet
        do { ruleSet = try RuleSet.load(folder: folder, cacheFolder: nil, options: options) } catch
        {
            guard remove(error.problems) else { throw error }
            return false
        }
        return removeWithoutExamples(ruleSet) && removeUnused()
    }

    /// Leaves out the rules in which there are problems; false if there is one anywhere else.
    private mutating func remove(_ problems: [FilterProblem]) -> Bool {
        let path = folder.hasSuffix("/") ? folder : folder + "/"
        let places = places
        var bad: [Int: String] = [:]
        for problem in problems where problem.severity == .error {
            let name = problem.file.replacing(path, with: "")
            if name == imported.fileName,
                let index = places.lastIndex(where: { $0.line <= problem.line })
            {
                bad[places[index].index] = bad[places[index].index] ?? problem.message
            } else if let index = imported.rules.firstIndex(where: { $0.rule.list?.file == name }) {
                bad[index] = "line \(problem.line) of \(name): \(problem.message)"
            } else {
                return false
            }
        }
        for (index, message) in bad.sorted(by: { $0.key > $1.key }) { remove(index, message) }
        return !bad.isEmpty
    }

    /// Where each rule begins in the file.
    private var places: [(index: Int, line: Int)] {
        var places: [(index: Int, line: Int)] = []
        let isList = { (index: Int) in imported.rules[index].rule.list != nil }
        var line = 4
        for indices in [
            imported.rules.indices.filter { !isList($0) }, imported.rules.indices.filter(isList),
        ] where !indices.isEmpty {
            line += 1
            for index in indices {
                places.append((index, line))
                line += imported.rules[index].rule.yaml().utf8.count { $0 == UInt8(ascii: "\n") }
            }
        }
        return places
    }

    private mutating func remove(_ index: Int, _ message: String) {
        let entry = imported.rules.remove(at: index)
        imported.note(entry.line, "\(entry.rule.id): \(message)")
    }

    /// Keeps one example of each sort, and leaves out the rules that have none.
    private mutating func removeWithoutExamples(_ ruleSet: RuleSet) -> Bool {
        var isDone = true
        for index in imported.rules.indices.reversed() {
            let rule = imported.rules[index].rule
            guard let known = ruleSet.rule(rule.id) else { continue }
            let spam = zip(rule.spam, known.spam).filter { fires(rule.id, on: $1, ruleSet) }
            let ham = zip(rule.ham, known.ham).filter { !fires(rule.id, on: $1, ruleSet) }
            if spam.isEmpty || ham.isEmpty {
                remove(index, Self.missing(spam.isEmpty ? "spam" : "ham"))
                isDone = false
            } else {
                imported.rules[index].rule.spam = [spam[0].0]
                imported.rules[index].rule.ham = [ham[0].0]
            }
        }
        return isDone
    }

    private static func missing(_ sort: String) -> String {
        "no \(sort) example was found; give one with --\(sort)-example"
    }

    /// Leaves out parts that no rule names any more.
    private mutating func removeUnused() -> Bool {
        let conditions = imported.rules.compactMap(\.rule.condition)
        let words = conditions.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "_" } }
        let named = Set(words.map(String.init))
        let unused = imported.rules.indices.filter {
            imported.rules[$0].rule.effect == .none && !named.contains(imported.rules[$0].rule.id)
        }
        for index in unused.reversed() { remove(index, "no rule that is left names it") }
        return unused.isEmpty
    }

    private func fires(_ id: String, on example: Example, _ ruleSet: RuleSet) -> Bool {
        guard let index = ruleSet.rules.firstIndex(where: { $0.id == id }) else { return false }
        let subject = Subject(
            example.submission, history: example.history, at: now,
            emailLists: ruleSet.emailLists)
        var evaluation = Evaluation(
            rules: ruleSet.compiled, subject: subject, ignoresStates: true,
            model: ruleSet.starter, clock: { .zero })
        evaluation.run()
        return evaluation.fired[index] && !evaluation.errors.contains { $0.rule == id }
    }
}
