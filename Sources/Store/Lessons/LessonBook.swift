import Foundation
import GRDB
import Moderation

/// The log of lessons within one transaction, and what they add up to by subject.
struct LessonBook {
    let database: Database

    /// How far the log has come.
    func cursor() throws -> LessonCursor {
        let query = try Query("SELECT value FROM sequences WHERE name = ?", in: database)
        return LessonCursor(
            decision: try query.first(.text("learned")) { $0.int64(0) } ?? 0,
            lesson: try query.first(.text("lesson")) { $0.int64(0) } ?? 0)
    }

    /// Moves the cursor.
    func move(to cursor: LessonCursor) throws {
        let query = try Query("UPDATE sequences SET value = ? WHERE name = ?", in: database)
        try query.run(.integer(cursor.decision), .text("learned"))
        try query.run(.integer(cursor.lesson), .text("lesson"))
    }

    /// Appends a lesson under a number.
    func append(_ lesson: Lesson, number: Int64) throws {
        try Query("INSERT INTO lessons VALUES (?,?,?,?,?,?)", in: database).run { row in
            row.add(number)
            row.add(lesson.subject)
            row.add(lesson.label.map { Int64($0.code) })
            row.add(Int(lesson.step))
            row.add(lesson.features)
            row.add(lesson.learnedAt.milliseconds)
        }
        try add(lesson, number: number)
    }

    /// Adds a lesson to what its subject stands for.
    private func add(_ lesson: Lesson, number: Int64) throws {
        let before = try Query(
            "SELECT step, lesson FROM subjects WHERE subject = ?", in: database
        ).first(.text(lesson.subject)) { (step: $0.int64(0), lesson: $0.int64(1)) }
        let sum = (before?.step ?? 0) + Int64(lesson.step)
        // A lesson that moved nothing went along nothing.
        let keepsFeatures = lesson.step == 0 && (before?.step ?? 0) != 0
        try Query("INSERT OR REPLACE INTO subjects VALUES (?,?,?,?,?)", in: database).run { row in
            row.add(lesson.subject)
            row.add(lesson.label.map { Int64($0.code) })
            row.add(sum)
            row.add(keepsFeatures ? before?.lesson ?? number : number)
            row.add(lesson.learnedAt.milliseconds)
        }
    }

    /// What all lessons about a subject add up to; nil without any.
    func standing(_ subject: String) throws -> Lesson? {
        try Query(
            """
            SELECT s.subject, s.label, s.step, l.features, s.at
            FROM subjects s CROSS JOIN lessons l ON l.number = s.lesson WHERE s.subject = ?
            """, in: database
        ).first(.text(subject)) { try Lesson($0, from: 0) }
    }

    /// Removes all lessons but, if they are to be kept, those about imported lines, which get
    /// numbers above all that were given. The last number is gone in any case, so that whoever
    /// added up the old ones sees that it has to start anew.
    func forget(keepingImports: Bool) throws {
        let last = try cursor().lesson
        let lost = keepingImports ? "WHERE subject NOT GLOB 'import:*'" : ""
        for table in ["lessons", "subjects"] {
            try Query("DELETE FROM \(table) \(lost)", in: database).run()
        }
        let first =
            try Query("SELECT min(number) FROM lessons", in: database)
            .first { $0.int64OrNil(0) } ?? nil
        var next = last + 1
        if let first {
            // So far that none meets another on the way.
            let shift = last + 2 - first
            try Query("UPDATE lessons SET number = number + ?", in: database).run(.integer(shift))
            try Query("UPDATE subjects SET lesson = lesson + ?", in: database).run(.integer(shift))
            next =
                try Query("SELECT max(number) FROM lessons", in: database)
                .first { $0.int64(0) } ?? next
        }
        try move(to: LessonCursor(decision: 0, lesson: next))
    }
}

extension Lesson {
    /// Reads a lesson from the columns subject, label, step, features and time.
    init(_ query: Query, from first: Int32) throws {
        self.init(
            subject: query.text(first),
            label: try query.int64OrNil(first + 1).map { try Label(code: Int($0)) },
            step: Int32(clamping: query.int64(first + 2)), features: query.data(first + 3),
            learnedAt: query.date(first + 4))
    }
}

extension Label {
    var code: Int {
        switch self {
        case .ham: 0
        case .spam: 1
        }
    }

    init(code: Int) throws {
        switch code {
        case 0: self = .ham
        case 1: self = .spam
        default: throw StoreError(.damaged, "the database holds an unknown label \(code)")
        }
    }
}
