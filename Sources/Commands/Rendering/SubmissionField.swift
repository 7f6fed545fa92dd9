import ArgumentParser
import JSON
import Moderation
import Wire

/// What can be said of a submission in a column.
enum SubmissionField: String, CaseIterable, ExpressibleByArgument {
    case id, status, kind, revision, received, age, changed, score, rules, post, title, author
    case email, url, ip, agent, text, edited, key

    /// The value as JSON; null if there is none.
    func json(of stored: StoredSubmission) -> JSONValue {
        let submission = stored.submission
        switch self {
        case .id: return .string(stored.id.text)
        case .status: return .string(stored.status.rawValue)
        case .kind: return .string(submission.kind.rawValue)
        case .revision: return .integer(Int64(stored.revision))
        case .received, .age: return .string(Timestamp.text(stored.receivedAt))
        case .changed: return .string(Timestamp.text(stored.statusChangedAt))
        case .score: return stored.verdict?.json["score"] ?? .null
        case .rules: return .array((stored.verdict?.findings ?? []).map { .string($0.rule) })
        case .edited: return .bool(stored.isEdited)
        case .post: return .string(stored.postKey.text)
        default: return sent(submission).map(JSONValue.string) ?? .null
        }
    }

    private func sent(_ submission: Submission) -> String? {
        switch self {
        case .title: submission.post.title
        case .author:
            submission.kind.isPing ? submission.source?.title : submission.author.name
        case .email: submission.author.email
        case .url: submission.source?.url ?? submission.author.url
        case .ip: submission.ip
        case .agent: submission.userAgent
        case .text: submission.content ?? submission.source?.excerpt
        case .key: submission.key
        default: nil
        }
    }

    /// The value as text; empty if there is none.
    func text(of stored: StoredSubmission) -> String {
        switch self {
        case .score: stored.verdict.map { Phrases.points($0.score) } ?? ""
        case .rules: (stored.verdict?.findings ?? []).map(\.rule).joined(separator: " ")
        case .edited: stored.isEdited ? "edited" : ""
        case .revision: String(stored.revision)
        default: json(of: stored).stringValue ?? ""
        }
    }

    /// Whether a stranger chose what stands there.
    var isForeign: Bool {
        switch self {
        case .title, .author, .email, .url, .ip, .agent, .text, .key: true
        default: false
        }
    }
}
