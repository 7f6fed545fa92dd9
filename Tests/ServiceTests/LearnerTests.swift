import Foundation
import Moderation
import Store
import TestSupport
import Testing

@testable import Service

/// Learning from decisions, with a real log and weights small enough to see through.
@Suite("A learner")
struct LearnerTests {
    @Test("learns from decisions, and from each only once")
    func decisions() async throws {
        let school = try await School(["hold buy pills", "hold thank you", "hold more pills"])
        try await school.decide([.spam, .approve, .hold])
        #expect(try await school.learner.catchUp().lessons == 2)
        #expect(school.shelf.saved.weights["pills"] == 10)
        #expect(school.shelf.saved.weights["thank"] == -10)
        #expect(school.shelf.saved.weights["more"] == nil)
        let again = try await school.learner.catchUp()
        #expect(again == Learner.Report())
        #expect(school.shelf.saveCount == 1)
    }

    @Test("takes a lesson back exactly when its decision is undone")
    func undo() async throws {
        let school = try await School(["hold buy pills", "hold sell pills"])
        try await school.decide([.spam, nil])
        try await school.learner.catchUp()
        let before = school.shelf.saved.weights
        try await school.decide([nil, .spam])
        try await school.learner.catchUp()
        #expect(school.shelf.saved.weights["pills"] == 20)
        _ = try await school.office.desk.takeBack(.latest(actor: "mo"), actor: "mo")
        try await school.learner.catchUp()
        #expect(school.shelf.saved.weights.filter { $0.value != 0 } == before)
    }

    @Test("turns its mind when a decision is changed")
    func changedMind() async throws {
        let school = try await School(["hold buy pills"])
        try await school.decide([.spam])
        try await school.learner.catchUp()
        try await school.decide([.approve])
        #expect(try await school.learner.catchUp().lessons == 2)
        #expect(school.shelf.saved.weights["pills"] == -10)
        let counts = try await school.office.store.lessonCounts()
        #expect(counts[.ham] == 1 && counts[.spam, default: 0] == 0)
    }

    @Test("that was killed before it saved is made up for by the next")
    func killed() async throws {
        let school = try await School(["hold buy pills"])
        try await school.decide([.spam])
        school.shelf.failsToSave = true
        await #expect(throws: Shelf.Trouble.self) { try await school.learner.catchUp() }
        #expect(school.shelf.saved.lesson == 0)
        school.shelf.failsToSave = false
        #expect(try await school.learner.catchUp().lessons == 0)
        #expect(school.shelf.saved.weights["pills"] == 10)
        #expect(school.shelf.saved.lesson == 1)
    }

    @Test("starts again when the weights are ahead of the log")
    func foreignWeights() async throws {
        let school = try await School(["hold buy pills"])
        try await school.decide([.spam])
        school.shelf.saved = Weights(weights: ["pills": 99], lesson: 7)
        try await school.learner.catchUp()
        #expect(
            school.shelf.saved
                == Weights(
                    weights: ["hold": 10, "buy": 10, "pills": 10], lesson: 1))
    }

    @Test("leaves everything to another that is learning")
    func busy() async throws {
        let school = try await School(["hold buy pills"])
        try await school.decide([.spam])
        school.shelf.isBusy = true
        #expect(try await school.learner.catchUp().isBusy)
        #expect(try await school.office.store.lessonCursor().lesson == 0)
    }

    @Test("learns examples from elsewhere once, and anew if their label changed")
    func examples() async throws {
        let school = try await School([])
        let example = Learner.Example(
            subject: "import:1", submission: Office.comment("cheap shoes"), label: .ham)
        #expect(try await school.learner.learn([example]).lessons == 1)
        #expect(try await school.learner.learn([example]).lessons == 0)
        var other = example
        other.label = .spam
        #expect(try await school.learner.learn([other]).lessons == 2)
        #expect(school.shelf.saved.weights["shoes"] == 10)
    }

    @Test("relearns from what is stored when texts are read in a new way")
    func newReading() async throws {
        let school = try await School(["hold buy pills"])
        try await school.decide([.spam])
        try await school.learner.catchUp()
        school.shelf.version = 2
        let report = try await school.learner.rebuild(fromDecisions: false)
        #expect(report.isRelearned)
        #expect(school.shelf.saved.weights == ["hold": 10, "buy": 10, "pills": 10])
    }

    @Test("makes the same weights from the log of lessons")
    func rebuild() async throws {
        let school = try await School(["hold buy pills", "hold thank you"])
        try await school.decide([.spam, .approve])
        try await school.learner.catchUp()
        let before = school.shelf.saved
        school.shelf.saved = Weights()
        try await school.learner.rebuild(fromDecisions: false)
        #expect(school.shelf.saved == before)
        try await school.learner.rebuild(fromDecisions: true)
        #expect(school.shelf.saved.weights == before.weights)
    }
}

/// An office with judged comments and a learner.
private final class School: Sendable {
    let office: Office
    let shelf = Shelf()
    let learner: Learner
    private let ids: [SubmissionID]

    init(_ texts: [String]) async throws {
        office = try Office()
        ids = try await office.submit(texts)
        try await office.worker().drain()
        learner = Learner(log: office.store, keeper: shelf, clock: office.clock)
    }

    /// Decides on the submissions in their order; nil leaves one alone.
    func decide(_ actions: [DecisionAction?]) async throws {
        let requests = zip(ids, actions).compactMap { id, action in
            action.map { DecisionRequest(id: id, action: $0) }
        }
        _ = try await office.desk.decide(requests, actor: "mo")
    }
}

/// One weight a word.
private struct Weights: Sendable, Hashable {
    var weights: [String: Int] = [:]
    var lesson: Int64 = 0
}

/// Weights in memory.
private final class Shelf: ModelKeeper, @unchecked Sendable {
    struct Trouble: Error {}

    // Each test is one task.
    var saved = Weights()
    var saveCount = 0
    var failsToSave = false
    var isBusy = false
    var version: UInt8 = 1

    func exclusively<Result: Sendable>(
        _ body: (any ModelDraft) async throws -> Result
    ) async throws -> Result? {
        isBusy ? nil : try await body(Draft(shelf: self))
    }
}

private final class Draft: ModelDraft {
    private let shelf: Shelf
    private var weights: Weights

    init(shelf: Shelf) {
        self.shelf = shelf
        weights = shelf.saved
    }

    var lesson: Int64 { weights.lesson }

    func features(of submission: Submission) throws -> Data {
        Data([shelf.version]) + Data((submission.content ?? "").utf8)
    }

    func understands(_ features: Data) -> Bool { features.first == shelf.version }

    func step(toward label: Label, along features: Data, counts: [Label: Int]) throws -> Int32 {
        label == .spam ? 10 : -10
    }

    func add(_ lesson: NumberedLesson) throws {
        let text = String(decoding: lesson.lesson.features.dropFirst(), as: UTF8.self)
        for word in text.split(separator: " ") {
            weights.weights[String(word), default: 0] += Int(lesson.lesson.step)
        }
        weights.lesson = lesson.number
    }

    func reset() { weights = Weights() }

    func save(counts: [Label: Int]) throws {
        if shelf.failsToSave { throw Shelf.Trouble() }
        shelf.saved = weights
        shelf.saveCount += 1
    }
}
