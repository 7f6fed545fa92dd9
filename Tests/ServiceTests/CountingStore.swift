import Foundation
import Moderation
import Synchronization

/// A store that counts what is asked of it, and can be told to fail.
final class CountingStore: SubmissionStore {
    /// What went wrong.
    struct Trouble: Failure {
        var remedy: FailureRemedy
        var description: String { "the disk is unwell" }
    }

    private struct State {
        var calls: [String: Int] = [:]
        var troubles: [String: Trouble] = [:]
    }

    let base: any SubmissionStore
    private let state = Mutex(State())

    init(_ base: any SubmissionStore) { self.base = base }

    /// How often a method was called.
    func count(_ method: String) -> Int { state.withLock { $0.calls[method] ?? 0 } }

    /// Makes a method fail until told otherwise, by nil.
    func fail(_ method: String, _ remedy: FailureRemedy?) {
        state.withLock { $0.troubles[method] = remedy.map(Trouble.init) }
    }

    private func note(_ method: String) throws {
        let trouble = state.withLock { state in
            state.calls[method, default: 0] += 1
            return state.troubles[method]
        }
        if let trouble { throw trouble }
    }

    func enqueue(_ submissions: [NewSubmission]) async throws -> [Receipt] {
        try note("enqueue")
        return try await base.enqueue(submissions)
    }

    func claim(_ limit: Int, until leaseEnd: Date, at now: Date) async throws -> [Claim] {
        try note("claim")
        return try await base.claim(limit, until: leaseEnd, at: now)
    }

    func record(_ judgements: [Judgement], at now: Date) async throws -> [SubmissionID] {
        try note("record")
        return try await base.record(judgements, at: now)
    }

    func release(_ claims: [Claim], error: String, attempts: Int, at now: Date) async throws {
        try note("release")
        try await base.release(claims, error: error, attempts: attempts, at: now)
    }

    func changes() -> AsyncStream<Void> { base.changes() }

    func submission(_ id: SubmissionID) async throws -> StoredSubmission? {
        try note("submission")
        return try await base.submission(id)
    }

    func submission(forKey key: String) async throws -> StoredSubmission? {
        try await base.submission(forKey: key)
    }

    func history(
        of identities: Identities, on post: String, excluding id: SubmissionID?, at now: Date
    ) async throws -> History {
        try note("history")
        return try await base.history(of: identities, on: post, excluding: id, at: now)
    }

    func submissions(matching query: SubmissionQuery) async throws -> SubmissionPage {
        try await base.submissions(matching: query)
    }

    func counts(matching query: SubmissionQuery) async throws -> [Status: Int] {
        try await base.counts(matching: query)
    }

    func waitingByPost(limit: Int) async throws -> [PostCount] {
        try await base.waitingByPost(limit: limit)
    }

    func heldByRule(limit: Int) async throws -> [RuleCount] {
        try await base.heldByRule(limit: limit)
    }

    func oldest(_ status: Status) async throws -> Date? { try await base.oldest(status) }

    func postKey(forURL url: String) async throws -> PostKey? {
        try await base.postKey(forURL: url)
    }

    func addAlias(_ url: String, to post: PostKey) async throws -> Bool {
        try await base.addAlias(url, to: post)
    }

    func events(after cursor: Int64, limit: Int) async throws -> [Event] {
        try await base.events(after: cursor, limit: limit)
    }

    func decide(
        _ requests: [DecisionRequest], batch: String, actor: String, at now: Date
    ) async throws -> [DecisionOutcome] {
        try note("decide")
        return try await base.decide(requests, batch: batch, actor: actor, at: now)
    }

    func takeBack(
        _ selection: UndoSelection, batch: String, actor: String, at now: Date
    ) async throws -> TakenBack {
        try await base.takeBack(selection, batch: batch, actor: actor, at: now)
    }

    func decisions(matching query: DecisionQuery) async throws -> [Decision] {
        try await base.decisions(matching: query)
    }

    func add(_ entry: SenderEntry, identity: String, batch: String) async throws -> EntryAct {
        try await base.add(entry, identity: identity, batch: batch)
    }

    func removeEntry(
        _ number: Int64, batch: String, actor: String, at now: Date
    ) async throws -> EntryAct? {
        try await base.removeEntry(number, batch: batch, actor: actor, at: now)
    }

    func entries(on list: SenderEntry.List?, at now: Date) async throws -> [SenderEntry] {
        try await base.entries(on: list, at: now)
    }

    func entryActs(matching query: DecisionQuery) async throws -> [EntryAct] {
        try await base.entryActs(matching: query)
    }

    func waiting(limit: Int) async throws -> [WaitingSubmission] {
        try await base.waiting(limit: limit)
    }

    func pendingPublications(
        limit: Int, excluding excluded: Set<PostKey>
    ) async throws -> PublicationOrders {
        try note("pendingPublications")
        return try await base.pendingPublications(limit: limit, excluding: excluded)
    }

    func settle(_ orders: PublicationOrders) async throws {
        try note("settle")
        try await base.settle(orders)
    }

    func republishAll() async throws -> Int { try await base.republishAll() }

    func cleanUp(
        _ retention: Retention, at now: Date, limit: Int, dryRun: Bool
    ) async throws -> CleanupReport {
        try note("cleanUp")
        return try await base.cleanUp(retention, at: now, limit: limit, dryRun: dryRun)
    }

    func restore(
        _ comments: [PublicComment], of post: PublicPost?, at now: Date
    ) async throws -> Int {
        try await base.restore(comments, of: post, at: now)
    }

    func compact() async throws {
        try note("compact")
        try await base.compact()
    }

    func lessonCursor() async throws -> LessonCursor {
        try note("lessonCursor")
        return try await base.lessonCursor()
    }

    func labelChanges(after cursor: LessonCursor, limit: Int) async throws -> LabelChanges {
        try note("labelChanges")
        return try await base.labelChanges(after: cursor, limit: limit)
    }

    func standing(_ subjects: [String]) async throws -> [String: Lesson] {
        try note("standing")
        return try await base.standing(subjects)
    }

    func teach(
        _ lessons: [Lesson], after cursor: LessonCursor, through decision: Int64
    ) async throws -> LessonCursor? {
        try note("teach")
        return try await base.teach(lessons, after: cursor, through: decision)
    }

    func lessons(after number: Int64, limit: Int) async throws -> [NumberedLesson] {
        try note("lessons")
        return try await base.lessons(after: number, limit: limit)
    }

    func lessonCounts() async throws -> [Label: Int] {
        try note("lessonCounts")
        return try await base.lessonCounts()
    }

    func forgetLessons(keepingImports: Bool) async throws {
        try note("forgetLessons")
        try await base.forgetLessons(keepingImports: keepingImports)
    }
}
