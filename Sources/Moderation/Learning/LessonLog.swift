/// What moderators' decisions teach, and what was learned from them.
///
/// The log of lessons is the model: the file that holds the weights can always be made again from
/// it. Learning goes in two steps, each safe to repeat. First `labelChanges` tells what people
/// newly say of submissions, and `teach` appends the lessons that follow, moving the cursor in the
/// same transaction. Then whoever keeps the weights adds up the lessons it has not seen yet.
public protocol LessonLog: Sendable {
    /// How far decisions have been turned into lessons, and how many lessons there are.
    func lessonCursor() async throws -> LessonCursor

    /// The submissions that decisions after the cursor were about, each once, with what people say
    /// of them now: ham if the last decision that stands approved it (or restored it to approved),
    /// spam if it called it spam (or restored it to spam), otherwise nothing. Edits and undoings
    /// are no such decisions.
    ///
    /// - Parameters:
    ///   - cursor: where the last look ended.
    ///   - limit: the most decisions to look at.
    /// - Returns: the changes, and how far was looked.
    /// - Throws: what the store throws.
    func labelChanges(after cursor: LessonCursor, limit: Int) async throws -> LabelChanges

    /// The sum of all lessons about each subject that has any: its last label, the sum of the steps
    /// since it was last at zero, and the features they went along.
    func standing(_ subjects: [String]) async throws -> [String: Lesson]

    /// Appends lessons in order and moves the decision cursor to `decision`, in one transaction.
    ///
    /// - Returns: the new cursor; nil, and nothing is done, if the log is no longer at `cursor`,
    ///   because another process taught meanwhile.
    func teach(
        _ lessons: [Lesson], after cursor: LessonCursor, through decision: Int64
    ) async throws -> LessonCursor?

    /// Lessons with numbers above `number`, in order, at most `limit`.
    func lessons(after number: Int64, limit: Int) async throws -> [NumberedLesson]

    /// How many subjects now stand as ham and as spam.
    func lessonCounts() async throws -> [Label: Int]

    /// Removes all lessons and sets the cursor to the start, so that every decision is looked at again.
    /// Lessons about imported lines are kept if `keepingImports`, and renumbered.
    func forgetLessons(keepingImports: Bool) async throws
}

/// A place in the log of lessons.
public struct LessonCursor: Sendable, Hashable {
    /// The last decision that was turned into lessons; 0 for none.
    public var decision: Int64
    /// The last lesson; 0 for none. Numbers are never given twice: to forget takes one, and kept
    /// lessons get new ones. Whoever added up lessons to one that is gone starts anew.
    public var lesson: Int64

    /// A place.
    public init(decision: Int64, lesson: Int64) {
        self.decision = decision
        self.lesson = lesson
    }
}

/// A lesson with its number in the log.
public struct NumberedLesson: Sendable, Hashable {
    /// Its number, from 1 up.
    public var number: Int64
    /// The lesson.
    public var lesson: Lesson

    /// A lesson with its number.
    public init(number: Int64, lesson: Lesson) {
        self.number = number
        self.lesson = lesson
    }
}

/// What people newly say of submissions.
public struct LabelChanges: Sendable, Hashable {
    /// One submission.
    public struct Change: Sendable, Hashable {
        /// The submission as it is now; nil if it was deleted.
        public var submission: StoredSubmission?
        /// Its id.
        public var id: SubmissionID
        /// What people say of it now; nil if nothing.
        public var label: Label?

        /// A submission with what people say of it.
        public init(submission: StoredSubmission?, id: SubmissionID, label: Label?) {
            self.submission = submission
            self.id = id
            self.label = label
        }
    }

    /// The submissions, in the order of their latest decisions.
    public var changes: [Change]
    /// The last decision that was looked at; that of the cursor if there was none.
    public var decision: Int64

    /// Changes through a decision.
    public init(changes: [Change], decision: Int64) {
        self.changes = changes
        self.decision = decision
    }
}
