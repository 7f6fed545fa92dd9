import Foundation
import Moderation

/// One run of learning, under the keeper's lock.
struct Course {
    let log: any LessonLog
    let draft: any ModelDraft
    let now: Date
    private(set) var report = Learner.Report()
    private var counts: [Label: Int] = [:]
    private var isChanged = false

    init(log: any LessonLog, draft: any ModelDraft, now: Date) {
        self.log = log
        self.draft = draft
        self.now = now
    }

    /// Adds the lessons that the weights lack.
    mutating func followLog() async throws {
        counts = try await log.lessonCounts()
        let cursor = try await log.lessonCursor()
        // Weights ahead of the log belong to another database, or to one that was put back.
        if draft.lesson > cursor.lesson {
            draft.reset()
            isChanged = true
        }
        while draft.lesson < cursor.lesson {
            let lessons = try await log.lessons(after: draft.lesson, limit: Learner.lessonCount)
            if lessons.isEmpty { break }
            isChanged = true
            for lesson in lessons {
                guard draft.understands(lesson.lesson.features) else { return try await restart() }
                try draft.add(lesson)
            }
        }
    }

    /// Learns everything again, since texts are read in another way than when the log was written.
    private mutating func restart() async throws {
        try await log.forgetLessons(keepingImports: false)
        draft.reset()
        counts = [:]
        report.isRelearned = true
    }

    /// Turns new decisions into lessons.
    mutating func followDecisions() async throws {
        while !Task.isCancelled {
            let cursor = try await log.lessonCursor()
            let found = try await log.labelChanges(after: cursor, limit: Learner.groupCount)
            guard found.decision > cursor.decision else { break }
            let examples = found.changes.map { change in
                Subject(
                    name: change.id.text, submission: change.submission?.submission,
                    label: change.label)
            }
            guard try await teach(examples, after: cursor, through: found.decision) else { break }
            report.decisions += found.decision - cursor.decision
        }
    }

    /// Learns from labelled examples; the decisions looked at stay the same.
    mutating func learn(_ examples: [Learner.Example]) async throws {
        let cursor = try await log.lessonCursor()
        let subjects = examples.map { example in
            Subject(
                name: example.subject, submission: example.submission, label: example.label)
        }
        _ = try await teach(subjects, after: cursor, through: cursor.decision)
    }

    /// Saves the weights, if they changed.
    func finish() async throws {
        if isChanged { try draft.save(counts: try await log.lessonCounts()) }
    }

    private struct Subject {
        var name: String
        var submission: Submission?
        var label: Label?
    }

    /// Writes the lessons that follow; false if another process wrote meanwhile.
    private mutating func teach(
        _ subjects: [Subject], after cursor: LessonCursor, through decision: Int64
    ) async throws -> Bool {
        let standing = try await log.standing(subjects.map(\.name))
        var lessons: [Lesson] = []
        for subject in subjects {
            try learn(subject, known: standing[subject.name], into: &lessons, after: cursor.lesson)
        }
        guard let reached = try await log.teach(lessons, after: cursor, through: decision),
            reached.lesson == cursor.lesson + Int64(lessons.count)
        else {
            draft.reset()
            try await followLog()
            return false
        }
        report.lessons += lessons.count
        if !lessons.isEmpty { isChanged = true }
        return true
    }

    /// Learns a subject: first forgets what it stood for, then learns what it stands for.
    private mutating func learn(
        _ subject: Subject, known: Lesson?, into lessons: inout [Lesson], after number: Int64
    ) throws {
        func add(_ lesson: Lesson) throws {
            lessons.append(lesson)
            // Each is in the weights before the next is worked out.
            try draft.add(
                NumberedLesson(number: number + Int64(lessons.count), lesson: lesson))
        }
        if let known, let label = known.label, known.step != 0 {
            if label == subject.label { return }
            try add(
                Lesson(
                    subject: subject.name, label: nil, step: -known.step,
                    features: known.features, learnedAt: now))
            counts[label, default: 1] -= 1
        }
        guard let label = subject.label, let submission = subject.submission else { return }
        let features = try draft.features(of: submission)
        let step = try draft.step(toward: label, along: features, counts: counts)
        guard step != 0 else { return }
        try add(
            Lesson(
                subject: subject.name, label: label, step: step, features: features,
                learnedAt: now))
        counts[label, default: 0] += 1
    }
}
