import Wire
import Filters
import Foundation
import JSON
import Moderation

/// What verdicts are compared with.
enum Baseline: Sendable {
    /// The judge of another folder of rules.
    case judge(FilterJudge)
    /// Statuses by the place of their lines; nil for a line that was refused.
    case statuses([Status?])

    /// Loads a folder of rules, or reads what `winnow check` printed.
    ///
    /// - Throws: `FilterProblems` or `CommandFailure`.
    init(path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure(
                .badInput, "\(Phrases.safe(path)): there is no such file or folder")
        }
        if isFolder.boolValue {
            let rules = try RuleSet.load(folder: path, cacheFolder: nil)
            self = .judge(FilterJudge(ruleSet: rules, rests: nil))
            return
        }
        var reader = CorpusReader([path])
        var statuses: [Status?] = []
        while let piece = try reader.next() {
            CorpusReader.forEachLine(in: piece.bytes) { line, isBlank in
                guard !isBlank else { return }
                let json = try? JSONValue(parsing: Array(line)).objectValue
                statuses.append(json?["status"]?.stringValue.flatMap(Status.init(rawValue:)))
            }
        }
        self = .statuses(statuses)
    }

    /// The status of a line's submission; nil if the baseline has none.
    func status(of entry: Corpus.Entry, at now: Date) -> Status? {
        switch self {
        case .judge(let judge):
            let submission = entry.labelled.submission
            return judge.verdict(
                on: submission, history: History(), at: submission.submittedAt ?? now
            ).status
        case .statuses(let statuses):
            return statuses.indices.contains(entry.ordinal) ? statuses[entry.ordinal] : nil
        }
    }
}
