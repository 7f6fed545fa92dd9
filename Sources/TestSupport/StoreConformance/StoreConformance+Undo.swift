import Foundation
import Moderation
import Testing

extension StoreConformance {
    static let undoChecks = [
        Check("Undoing and redoing put back status and text") { store in
            var sample = Sample()
            let new = sample.comment("one")
            _ = try await store.enqueue([new])
            try await store.judgeAll(.approved)
            let requests = [
                DecisionRequest(id: new.id, action: .edit, edit: .init(content: "two")),
                DecisionRequest(id: new.id, action: .spam),
            ]
            let made = try await store.decide(
                requests, batch: "a", actor: "mod", at: Sample.start)
            #expect(made.map(\.revision) == [3, 4])
            let undone = try await store.undo(
                .latest(actor: "mod"), batch: "b", actor: "other", at: later(1))
            #expect(undone.map(\.status) == [.approved, .approved])
            var stored = try await store.submission(new.id)
            #expect(stored?.status == .approved)
            #expect(stored?.submission.content == "one")
            #expect(stored?.isEdited == false)
            #expect(stored?.revision == 6)
            let log = try await store.decisions(about: new.id, before: nil, limit: 9)
            #expect(log.map(\.action) == [.undo, .undo, .spam, .edit])
            #expect(log.map(\.undoneBy) == [nil, nil, "b", "b"])
            let again = try await store.undo(.batch("a"), batch: "c", actor: "m", at: later(2))
            #expect(again.map(\.result) == [.unchanged, .unchanged])
            let redone = try await store.undo(.batch("b"), batch: "d", actor: "m", at: later(3))
            #expect(redone.map(\.status) == [.approved, .spam])
            stored = try await store.submission(new.id)
            #expect(stored?.status == .spam)
            #expect(stored?.submission.content == "two")
            #expect(stored?.isEdited == true)
            let back = try await store.undo(.batch("a"), batch: "e", actor: "m", at: later(4))
            #expect(back.map(\.status) == [.approved, .approved])
        },
        Check("The latest batch of an actor is undone step by step") { store in
            var sample = Sample()
            let new = sample.comment()
            _ = try await store.enqueue([new])
            try await store.judgeAll(.held)
            _ = try await store.decide(.approve, new.id, batch: "1", actor: "ann")
            _ = try await store.decide(.spam, new.id, batch: "2", actor: "ann")
            _ = try await store.decide(.edit, new.id, edit: .init(content: "x"), batch: "3")
            var outcome = try await store.undo(
                .latest(actor: "ann"), batch: "4", actor: "ann", at: later(1))
            #expect(outcome.map(\.result) == [.stale(revision: 5)])
            outcome = try await store.undo(
                .latest(actor: "mod"), batch: "5", actor: "mod", at: later(1))
            #expect(outcome.map(\.status) == [.spam])
            for status in [Status.approved, .held] {
                outcome = try await store.undo(
                    .latest(actor: "ann"), batch: "6\(status)", actor: "ann", at: later(1))
                #expect(outcome.map(\.status) == [status])
            }
            outcome = try await store.undo(
                .latest(actor: "ann"), batch: "7", actor: "ann", at: later(1))
            #expect(outcome.isEmpty)
        },
        Check("One decision of a batch can be undone alone") { store in
            var sample = Sample()
            let all = [sample.comment(), sample.comment()]
            _ = try await store.enqueue(all)
            try await store.judgeAll(.held)
            let made = try await store.decide(
                all.map { DecisionRequest(id: $0.id, action: .approve) }, batch: "a",
                actor: "mod", at: Sample.start)
            guard case .done(let number) = made.first?.result else {
                Issue.record("not done: \(made)")
                return
            }
            let undone = try await store.undo(
                .decision(number), batch: "b", actor: "mod", at: Sample.start)
            #expect(undone.map(\.id) == [all[0].id])
            let counts = try await store.counts(matching: SubmissionQuery())
            #expect(counts[.held] == 1 && counts[.approved] == 1)
            let none = try await store.undo(
                .decision(999), batch: "c", actor: "mod", at: Sample.start)
            #expect(none.isEmpty)
        },
        Check("Undoing a restore remembers where spam came from") { store in
            var sample = Sample()
            let new = sample.comment()
            _ = try await store.enqueue([new])
            try await store.judgeAll(.approved)
            _ = try await store.decide(.spam, new.id, batch: "1")
            _ = try await store.decide(.restore, new.id, batch: "2")
            _ = try await store.undo(.batch("2"), batch: "3", actor: "mod", at: Sample.start)
            let outcome = try await store.decide(.restore, new.id, batch: "4")
            #expect(outcome?.status == .approved)
        },
    ]
}
