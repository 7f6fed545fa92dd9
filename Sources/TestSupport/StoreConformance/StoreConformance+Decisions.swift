import Foundation
import Moderation
import Testing

extension StoreConformance {
    static let decisionChecks = [
        Check("A decision moves a submission from any status to any other, and is logged") {
            store in
            var sample = Sample()
            let actions: [DecisionAction] = [.approve, .hold, .spam, .trash]
            for from in Status.allCases {
                for action in actions {
                    let new = sample.comment()
                    _ = try await store.enqueue([new])
                    if [.approved, .held, .spam].contains(from) { try await store.judgeAll(from) }
                    if from == .trash { _ = try await store.decide(.trash, new.id) }
                    let before = try #require(try await store.submission(new.id))
                    let outcome = try await store.decide(
                        action, new.id, revision: before.revision, at: later(7))
                    let after = try #require(try await store.submission(new.id))
                    #expect(after.status == action.status)
                    #expect(outcome?.status == after.status)
                    #expect(outcome?.revision == after.revision)
                    let last = try await store.decisions(about: new.id, before: nil, limit: 1).first
                    if action.status == from {
                        #expect(outcome?.result == .unchanged)
                        #expect(after == before)
                    } else {
                        #expect(outcome?.result == last.map { .done(number: $0.number) })
                        #expect(after.revision == before.revision + 1)
                        #expect(after.statusChangedAt == later(7))
                        #expect(last?.from == from && last?.to == action.status)
                        #expect(last?.actor == "mod" && last?.decidedAt == later(7))
                    }
                }
            }
        },
        Check("A decision on an old revision or no submission changes nothing") { store in
            var sample = Sample()
            let new = sample.comment()
            _ = try await store.enqueue([new])
            try await store.judgeAll(.held)
            let outcome = try await store.decide(.approve, new.id, revision: 1)
            #expect(outcome?.result == .stale(revision: 2))
            #expect(outcome?.status == .held)
            let unknown = try await store.decide(.approve, sample.comment().id)
            #expect(unknown?.result == .unknown)
            #expect(unknown?.status == nil)
            let log = try await store.decisions(about: nil, before: nil, limit: 9)
            #expect(log.isEmpty)
        },
        Check("A verdict that comes after a decision does not count") { store in
            var sample = Sample()
            let new = sample.comment()
            _ = try await store.enqueue([new])
            let claims = try await store.claim(1, until: later(60), at: Sample.start)
            _ = try await store.decide(.approve, new.id, batch: "a")
            var counted = try await store.record(judgements(claims, .spam), at: Sample.start)
            #expect(counted.isEmpty)
            _ = try await store.undo(.batch("a"), batch: "b", actor: "mod", at: Sample.start)
            counted = try await store.record(judgements(claims, .spam), at: Sample.start)
            #expect(counted.isEmpty)
            let stored = try await store.submission(new.id)
            #expect(stored?.status == .queued)
            let ids = try await store.judgeAll(.held)
            #expect(ids == [new.id])
        },
        Check("Restoring goes back to the status before, or to held") { store in
            var sample = Sample()
            let approved = sample.comment()
            let spam = sample.comment()
            _ = try await store.enqueue([approved])
            try await store.judgeAll(.approved)
            _ = try await store.enqueue([spam])
            try await store.judgeAll(.spam)
            _ = try await store.decide(.trash, approved.id)
            let back = try await store.decide(.restore, approved.id)
            #expect(back?.status == .approved)
            let held = try await store.decide(.restore, spam.id)
            #expect(held?.status == .held)
            let refused = try await store.decide(.restore, spam.id)
            guard case .refused = refused?.result else {
                Issue.record("a held submission was restored")
                return
            }
        },
        Check("An edit changes public fields alone, and once") { store in
            var sample = Sample()
            let new = sample.comment("before")
            let ping = sample.pingback()
            _ = try await store.enqueue([new, ping])
            try await store.judgeAll(.approved)
            let edit = DecisionRequest.Edit(content: "after", authorName: "", authorURL: nil)
            let outcome = try await store.decide(.edit, new.id, edit: edit)
            #expect(outcome?.revision == 3)
            let stored = try await store.submission(new.id)
            #expect(stored?.submission.content == "after")
            #expect(stored?.submission.author.name == nil)
            #expect(stored?.submission.author.url == new.submission.author.url)
            #expect(stored?.isEdited == true)
            let again = try await store.decide(.edit, new.id, edit: edit)
            #expect(again?.result == .unchanged)
            for outcome in [
                try await store.decide(.edit, ping.id, edit: edit),
                try await store.decide(.edit, new.id, edit: nil),
                try await store.decide(.undo, new.id),
            ] {
                guard case .refused = outcome?.result else {
                    Issue.record("\(String(describing: outcome)) should have been refused")
                    continue
                }
            }
            let events = try await store.events(after: 0, limit: 9)
            #expect(events.map(\.kind) == [.judged, .judged, .edited])
        },
        Check("Deleting leaves the log and the key, and can't be undone") { store in
            var sample = Sample()
            let new = sample.comment(key: "k")
            _ = try await store.enqueue([new])
            try await store.judgeAll(.approved, rules: ["A"])
            _ = try await store.decide(.edit, new.id, edit: .init(content: "x"))
            let outcome = try await store.decide(.delete, new.id, batch: "d")
            #expect(outcome?.status == nil && outcome?.revision == nil)
            let stored = try await store.submission(new.id)
            #expect(stored == nil)
            let repeated = try await store.enqueue([sample.comment(key: "k")])
            #expect(repeated == [Receipt(id: new.id, status: .trash, isRepeat: true)])
            let undone = try await store.undo(
                .latest(actor: "mod"), batch: "u", actor: "mod", at: Sample.start)
            guard case .refused = undone.first?.result, undone.count == 1 else {
                Issue.record("a deletion was undone: \(undone)")
                return
            }
            let orders = try await store.pendingPublications(limit: 9)
            #expect(orders.changes.withdrawn.map(\.id) == [new.id])
            #expect(orders.changes.posts.map(\.comments) == [0])
            let history = try await store.history(of: Sample.identities("Rosa"), excluding: nil)
            #expect(history == History())
            let log = try await store.decisions(about: new.id, before: nil, limit: 9)
            #expect(log.map(\.action) == [.delete, .edit])
            #expect(log.first?.to == nil)
        },
    ]
}
