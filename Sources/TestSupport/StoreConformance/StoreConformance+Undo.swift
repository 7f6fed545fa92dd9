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
        Check("What a rule decided goes back to be judged, but for what a moderator decided") {
            store in
            var sample = Sample()
            let all = (0..<4).map { _ in sample.comment() }
            var verdict = Sample.verdict(.spam, rules: ["BAD", "GOOD"])
            verdict.flip = "without BAD: approved"
            _ = try await store.enqueue(all)
            let claims = try await store.claim(9, until: later(60), at: Sample.start)
            _ = try await store.record(
                claims.map { Judgement(claim: $0, verdict: verdict) }, at: Sample.start)
            _ = try await store.decide(.trash, all[0].id, batch: "1")
            _ = try await store.decide(.approve, all[1].id, batch: "2")
            func take(_ selection: UndoSelection, _ batch: String) async throws -> TakenBack {
                try await store.takeBack(selection, batch: batch, actor: "mod", at: later(9))
            }
            #expect(try await take(.rule("GOOD", since: Sample.start), "a").isEmpty)
            #expect(try await take(.rule("BAD", since: later(1)), "b").isEmpty)
            let done = try await take(.rule("BAD", since: Sample.start), "c")
            #expect(done.outcomes.map(\.id) == [all[2].id, all[3].id])
            #expect(done.outcomes.map(\.status) == [.queued, .queued])
            try await store.judgeAll(.approved)
            let counts = try await store.counts(matching: SubmissionQuery())
            #expect(counts[.approved] == 3 && counts[.trash] == 1)
            let back = try await take(.batch("c"), "d")
            #expect(back.outcomes.map(\.status) == [.spam, .spam])
        },
        Check("Many are decided and undone as one, and all of an actor or session with them") {
            store in
            var sample = Sample()
            let all = (0..<1_100).map { _ in sample.comment() }
            _ = try await store.enqueue(all)
            let requests = all.map { DecisionRequest(id: $0.id, action: .trash) }
            _ = try await store.decide(requests, batch: "s/1", actor: "ann", at: later(1))
            _ = try await store.decide(
                .approve, all[0].id, batch: "s/2", actor: "ann", at: later(2))
            func count(_ status: Status) async throws -> Int? {
                try await store.counts(matching: SubmissionQuery())[status]
            }
            #expect(try await count(.trash) == 1_099)
            var query = DecisionQuery()
            query.batch = "s"
            query.limit = 9_999
            #expect(try await store.decisions(matching: query).count == 1_101)
            query.action = .approve
            #expect(try await store.decisions(matching: query).map(\.submission) == [all[0].id])
            let one = try await store.takeBack(
                .submission(all[0].id), batch: "t", actor: "bo", at: later(3))
            #expect(one.outcomes.map(\.status) == [.trash])
            let rest = try await store.takeBack(
                .session("s"), batch: "u", actor: "bo", at: later(4))
            #expect(rest.outcomes.count == 1_100)
            #expect(try await count(.queued) == 1_100)
            let none = try await store.takeBack(
                .actor("ann", since: Sample.start), batch: "v", actor: "bo", at: later(5))
            #expect(none.isEmpty)
        },
    ]
}
