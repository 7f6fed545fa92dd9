import Foundation
import Moderation
import Testing

extension StoreConformance {
    static let labelChecks = [
        Check("Approving says ham, calling spam says spam, and nothing else says anything") {
            store in
            let actions: [DecisionAction] = [.approve, .hold, .spam, .trash]
            var ids: [SubmissionID] = []
            for (number, action) in actions.enumerated() {
                // Each from a status that the decision changes.
                let status = action == .approve ? Status.spam : .approved
                ids.append(try await judged(status, number, store))
                _ = try await store.decide(action, ids[number])
            }
            let changes = try await newChanges(in: store)
            #expect(changes.changes.map(\.id) == ids)
            #expect(changes.changes.map(\.label) == [.ham, nil, .spam, nil])
            #expect(changes.decision == 4)
            let first = try await store.submission(ids[0])
            #expect(changes.changes.first?.submission == first)
        },
        Check("The last decision counts, and each submission is there once") { store in
            let one = try await judged(.held, 1, store)
            let two = try await judged(.held, 2, store)
            for (action, id) in [
                (DecisionAction.approve, one), (.spam, two), (.spam, one), (.approve, one),
            ] {
                _ = try await store.decide(action, id)
            }
            let changes = try await newChanges(in: store)
            #expect(changes.changes.map(\.id) == [two, one])
            #expect(changes.changes.map(\.label) == [.spam, .ham])
            // A look at two decisions tells what is true now, not what was then.
            let early = try await store.labelChanges(
                after: try await store.lessonCursor(), limit: 2)
            #expect(early.changes.map(\.id) == [one, two])
            #expect(early.changes.map(\.label) == [.ham, .spam])
            #expect(early.decision == 2)
        },
        Check("Taking a decision back takes back what it said, and redoing says it again") {
            store in
            let id = try await judged(.held, 1, store)
            _ = try await store.decide(.approve, id, batch: "1")
            _ = try await store.decide(.spam, id, batch: "2")
            #expect(try await label(in: store) == .some(.spam))
            _ = try await store.undo(.batch("2"), batch: "3", actor: "m", at: Sample.start)
            #expect(try await label(in: store) == .some(.ham))
            _ = try await store.undo(.batch("1"), batch: "4", actor: "m", at: Sample.start)
            #expect(try await label(in: store) == .some(nil))
            _ = try await store.undo(.batch("4"), batch: "5", actor: "m", at: Sample.start)
            #expect(try await label(in: store) == .some(.ham))
            _ = try await store.undo(.batch("3"), batch: "6", actor: "m", at: Sample.start)
            #expect(try await label(in: store) == .some(.spam))
        },
        Check("Restoring to approved says ham, to where a filter held it nothing") { store in
            let id = try await judged(.approved, 1, store)
            _ = try await store.decide(.spam, id)
            _ = try await store.decide(.restore, id)
            #expect(try await label(in: store) == .some(.ham))
            let other = try await judged(.spam, 2, store)
            _ = try await store.decide(.restore, other)
            #expect(try await label(in: store) == .some(nil))
            _ = try await store.decide(.spam, other)
            _ = try await store.decide(.trash, other)
            #expect(try await label(in: store) == .some(nil))
            _ = try await store.decide(.restore, other)
            #expect(try await label(in: store) == .some(.spam))
        },
        Check("An edit says nothing, and leaves what was said") { store in
            let id = try await judged(.held, 1, store)
            _ = try await store.decide(.edit, id, edit: .init(content: "one"))
            #expect(try await label(in: store) == .some(nil))
            _ = try await store.decide(.approve, id)
            _ = try await store.decide(.edit, id, edit: .init(content: "two"))
            let changes = try await newChanges(in: store)
            #expect(changes.changes.map(\.label) == [.ham])
            #expect(changes.changes.first?.submission?.submission.content == "two")
        },
        Check("Of what is gone the id is told: deleted says nothing, cleaned up stays spam") {
            store in
            let deleted = try await judged(.held, 1, store)
            let expired = try await judged(.held, 2, store)
            _ = try await store.decide(.spam, deleted)
            _ = try await store.decide(.spam, expired)
            _ = try await store.decide(.delete, deleted)
            _ = try await cleanUp(store, Retention(), at: later(40 * 86_400))
            let changes = try await newChanges(in: store)
            #expect(
                changes.changes == [
                    .init(submission: nil, id: expired, label: .spam),
                    .init(submission: nil, id: deleted, label: nil),
                ])
        },
        Check("What was looked at is not told again, until all is forgotten") { store in
            let one = try await judged(.held, 1, store)
            _ = try await store.decide(.approve, one)
            let seen = try await newChanges(in: store)
            let cursor = try await store.teach(
                [], after: try await store.lessonCursor(), through: seen.decision)
            #expect(cursor?.decision == 1)
            let none = try await newChanges(in: store)
            #expect(none == LabelChanges(changes: [], decision: 1))
            _ = try await store.decide(.spam, one)
            #expect(try await label(in: store) == .some(.spam))
            try await store.forgetLessons(keepingImports: true)
            #expect(try await newChanges(in: store).decision == 2)
        },
    ]

    private static func newChanges(in store: any SubmissionStore) async throws -> LabelChanges {
        try await store.labelChanges(after: try await store.lessonCursor(), limit: 1000)
    }

    /// The label of what was decided on last; nil if nothing was.
    private static func label(in store: any SubmissionStore) async throws -> Label?? {
        try await newChanges(in: store).changes.last.map(\.label)
    }

    private static func judged(
        _ status: Status, _ number: Int, _ store: any SubmissionStore
    ) async throws -> SubmissionID {
        var sample = Sample()
        var new = sample.comment()
        for _ in 0..<number { new = sample.comment("text \(number)") }
        _ = try await store.enqueue([new])
        try await store.judgeAll(status)
        return new.id
    }
}
