import Foundation
import Moderation

/// A submission as it lies on the table, with what is known about it.
public struct ReviewCard: Sendable, Hashable {
    /// The submission as it is now.
    public var stored: StoredSubmission
    /// What else the blog has of its sender.
    public var history: History
    /// Who else looks at it right now.
    public var claimant: String?

    /// Puts a card together.
    public init(stored: StoredSubmission, history: History, claimant: String? = nil) {
        self.stored = stored
        self.history = history
        self.claimant = claimant
    }
}

/// A submission in one line of a list.
public struct ReviewRow: Sendable, Hashable {
    /// Its id.
    public var id: SubmissionID
    /// The revision that is listed.
    public var revision: Int
    /// Where it stands.
    public var status: Status
    /// When it came.
    public var receivedAt: Date
    /// Who wrote it.
    public var author: String
    /// The start of its text, on one line.
    public var text: String

    /// How many characters of a text a row keeps.
    static let textCount = 400

    /// The row of a submission.
    public init(_ stored: StoredSubmission) {
        id = stored.id
        revision = stored.revision
        status = stored.status
        receivedAt = stored.receivedAt
        author = String(stored.submission.reviewAuthor.prefix(100))
        text = String(
            (stored.submission.content ?? stored.submission.source?.excerpt ?? "")
                .unicodeScalars.prefix(Self.textCount)
                .map { $0.properties.isWhitespace ? " " : Character($0) })
    }
}

/// A rule that a moderator may add, on trial.
public struct ReviewRule: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// The text it finds.
    public var text: String
    /// The rule as it would be written.
    public var yaml: String
    /// What it would hit, newest first.
    public var hits: [ReviewRow]
    /// Among how many submissions was looked.
    public var searchedCount: Int

    /// Drafts a rule.
    public init(id: String, text: String, yaml: String, hits: [ReviewRow], searchedCount: Int) {
        self.id = id
        self.text = text
        self.yaml = yaml
        self.hits = hits
        self.searchedCount = searchedCount
    }
}

extension Submission {
    /// The author's name, or what stands for it.
    var reviewAuthor: String {
        if kind.isPing { return source?.title ?? source?.url ?? "(no title)" }
        let name = author.name ?? ""
        return name.isEmpty ? "(no name)" : name
    }
}
