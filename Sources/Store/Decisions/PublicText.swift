import GRDB
import Moderation

/// What an edit can change of a submission.
struct PublicText: Sendable, Hashable {
    var content: String?
    var name: String?
    var url: String?
    var isEdited: Bool

    /// What stands there now.
    init(of row: SubmissionRow, in database: Database) throws {
        let found = try Query("SELECT content, name, url FROM texts WHERE seq = ?", in: database)
            .first(.integer(row.seq)) { ($0.textOrNil(0), $0.textOrNil(1), $0.textOrNil(2)) }
        guard let (content, name, url) = found else {
            throw StoreError(.damaged, "the database lost the text of \(row.id)")
        }
        self.init(content: content, name: name, url: url, isEdited: row.isEdited)
    }

    init(content: String?, name: String?, url: String?, isEdited: Bool) {
        self.content = content
        self.name = name
        self.url = url
        self.isEdited = isEdited
    }

    /// The text after an edit.
    func edited(_ edit: DecisionRequest.Edit) -> PublicText {
        PublicText(
            content: edit.content ?? content,
            name: edit.authorName.map { $0.isEmpty ? nil : $0 } ?? name,
            url: edit.authorURL.map { $0.isEmpty ? nil : $0 } ?? url, isEdited: true)
    }

    /// Whether readers would see another text.
    func differs(from other: PublicText) -> Bool {
        content != other.content || name != other.name || url != other.url
    }

    /// Puts the text in the place of what stands there.
    func save(_ row: inout SubmissionRow, in database: Database) throws {
        if try SearchIndex.remove(row.seq, in: database) {
            try SearchIndex.await(row.seq, in: database)
        }
        try Query("UPDATE texts SET content = ?, name = ?, url = ? WHERE seq = ?", in: database)
            .run(.optional(content), .optional(name), .optional(url), .integer(row.seq))
        row.isEdited = isEdited
    }
}
