import Foundation
import GRDB
import Moderation

extension SQLiteStore {
    /// How far decisions have been turned into lessons, and the last lesson's number.
    public func lessonCursor() async throws -> LessonCursor {
        try await read { try LessonBook(database: $0).cursor() }
    }

    /// The submissions that up to `limit` decisions after the cursor were about, with what people
    /// say of them now.
    ///
    /// Edits and undoings say nothing of their own. An undone decision doesn't count, and what
    /// stood before it counts again.
    public func labelChanges(
        after cursor: LessonCursor, limit: Int
    ) async throws -> LabelChanges {
        try await read { database in
            let recent = try Query(
                """
                SELECT id, max(number) AS latest FROM (
                    SELECT id, number FROM decisions WHERE number > ? ORDER BY number LIMIT ?)
                GROUP BY id ORDER BY latest
                """, in: database
            ).all([.integer(cursor.decision), .int(max(0, limit))]) {
                (id: try SubmissionID(stored: $0.text(0)), number: $0.int64(1))
            }
            let changes = try recent.map { recent in
                LabelChanges.Change(
                    submission: try StoredSubmission.find(
                        "s.id = ?", .text(recent.id.text), in: database),
                    id: recent.id, label: try Self.label(of: recent.id, in: database))
            }
            return LabelChanges(
                changes: changes, decision: recent.last?.number ?? cursor.decision)
        }
    }

    /// What the last decision that stands says of a submission.
    private static func label(of id: SubmissionID, in database: Database) throws -> Label? {
        try Query(
            """
            SELECT action, became FROM decisions INDEXED BY decisions_id
            WHERE id = ? AND undone_by IS NULL AND action NOT IN ('undo', 'edit')
            ORDER BY number DESC LIMIT 1
            """, in: database
        ).first(.text(id.text)) { query in
            switch query.int64OrNil(1).map(Int.init) {
            case Codes.approved: .ham
            case Codes.spam: .spam
            default: nil
            }
        } ?? nil
    }

    /// The sum of all lessons about each of these subjects that has any.
    public func standing(_ subjects: [String]) async throws -> [String: Lesson] {
        try await read { database in
            let book = LessonBook(database: database)
            var standing: [String: Lesson] = [:]
            for subject in subjects where standing[subject] == nil {
                standing[subject] = try book.standing(subject)
            }
            return standing
        }
    }

    /// Appends lessons and moves the decision cursor, in one transaction; nil if another process
    /// taught or forgot meanwhile.
    public func teach(
        _ lessons: [Lesson], after cursor: LessonCursor, through decision: Int64
    ) async throws -> LessonCursor? {
        try await write { database in
            let book = LessonBook(database: database)
            guard try book.cursor() == cursor else { return nil }
            var next = LessonCursor(decision: decision, lesson: cursor.lesson)
            for lesson in lessons {
                next.lesson += 1
                try book.append(lesson, number: next.lesson)
            }
            try book.move(to: next)
            return next
        }
    }

    /// Lessons with numbers above `number`, in order.
    public func lessons(after number: Int64, limit: Int) async throws -> [NumberedLesson] {
        try await read { database in
            try Query(
                """
                SELECT number, subject, label, step, features, at FROM lessons
                WHERE number > ? ORDER BY number LIMIT ?
                """, in: database
            ).all([.integer(number), .int(max(0, limit))]) {
                NumberedLesson(number: $0.int64(0), lesson: try Lesson($0, from: 1))
            }
        }
    }

    /// How many subjects now stand as ham and as spam; a label without any is there with 0.
    public func lessonCounts() async throws -> [Label: Int] {
        try await read { database in
            let query = try Query("SELECT count(*) FROM subjects WHERE label = ?", in: database)
            var counts: [Label: Int] = [:]
            for label in Label.allCases {
                counts[label] = try query.first(.int(label.code)) { $0.int(0) } ?? 0
            }
            return counts
        }
    }

    /// Removes all lessons, or all but those about imported lines, and sets the cursor to the
    /// first decision.
    public func forgetLessons(keepingImports: Bool) async throws {
        try await write { database in
            try LessonBook(database: database).forget(keepingImports: keepingImports)
        }
    }
}
