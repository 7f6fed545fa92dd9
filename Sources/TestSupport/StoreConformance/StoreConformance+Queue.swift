import Foundation
import Moderation
import Testing

extension StoreConformance {
    static let queueChecks = [
        Check("A stored submission comes back as it was sent") { store in
            var sample = Sample()
            let full = sample.comment("a\u{0}b ✓", author: "", key: "k") { submission in
                submission.post.publishedAt = Sample.start
                submission.format = .html
                submission.parent = SubmissionID("01J00000000000000000000000")
                submission.submittedAt = Sample.start.addingTimeInterval(-5)
                submission.form = .init(honeypot: "", seconds: 41.5, javascript: true)
            }
            let bare = sample.comment { submission in
                submission = Submission(kind: .comment, post: .init(url: "not a url"))
            }
            let all = [full, sample.pingback(), bare]
            let receipts = try await store.enqueue(all)
            #expect(receipts.map(\.id) == all.map(\.id))
            for new in all {
                let stored = try await store.submission(new.id)
                #expect(stored?.submission == new.submission)
                #expect(stored?.status == .queued)
                #expect(stored?.revision == 1)
                #expect(stored?.receivedAt == new.receivedAt)
                #expect(stored?.verdict == nil)
            }
        },
        Check("The first of several with one key is stored, also within a group") { store in
            var sample = Sample()
            let first = sample.comment(key: "one")
            let again = sample.comment("other", key: "one")
            let receipts = try await store.enqueue([first, again])
            #expect(receipts.map(\.isRepeat) == [false, true])
            #expect(receipts.map(\.id) == [first.id, first.id])
            try await store.judgeAll(.held)
            let late = try await store.enqueue([sample.comment(key: "one")])
            #expect(late == [Receipt(id: first.id, status: .held, isRepeat: true)])
            let found = try await store.submission(forKey: "one")
            #expect(found?.id == first.id)
            let none = try await store.submission(forKey: "two")
            #expect(none == nil)
        },
        Check("Claims go oldest first, and no submission to two workers") { store in
            var sample = Sample()
            let all = (0..<5).map {
                sample.comment(at: Sample.start.addingTimeInterval(Double($0)))
            }
            _ = try await store.enqueue(all)
            let end = Sample.start.addingTimeInterval(60)
            let one = try await store.claim(2, until: end, at: Sample.start)
            let two = try await store.claim(9, until: end, at: Sample.start)
            let none = try await store.claim(9, until: end, at: Sample.start)
            #expect(one.map(\.id) == all.prefix(2).map(\.id))
            #expect(two.map(\.id) == all.dropFirst(2).map(\.id))
            #expect(none.isEmpty)
            #expect(one.first?.submission == all.first?.submission)
            #expect(Set((one + two).map(\.token)).count == 5)
        },
        Check("A lease that ran out is given to another, and the first verdict does not count") {
            store in
            var sample = Sample()
            _ = try await store.enqueue([sample.comment()])
            let soon = Sample.start.addingTimeInterval(60)
            let one = try await store.claim(1, until: soon, at: Sample.start)
            let two = try await store.claim(1, until: soon.addingTimeInterval(60), at: soon)
            #expect(two.map(\.attempt) == [1])
            let late = try await store.record(judgements(one, .approved), at: soon)
            #expect(late.isEmpty)
            let counted = try await store.record(judgements(two, .held), at: soon)
            #expect(counted == two.map(\.id))
            let twice = try await store.record(judgements(two, .approved), at: soon)
            #expect(twice.isEmpty)
        },
        Check("What may have stopped a worker is claimed alone") { store in
            var sample = Sample()
            let all = (0..<4).map {
                sample.comment(at: Sample.start.addingTimeInterval(Double($0)))
            }
            _ = try await store.enqueue(Array(all.prefix(2)))
            let soon = Sample.start.addingTimeInterval(60)
            let end = soon.addingTimeInterval(60)
            _ = try await store.claim(9, until: soon, at: Sample.start)
            _ = try await store.enqueue(Array(all.suffix(2)))
            var claimed: [[SubmissionID]] = []
            for _ in 0..<4 {
                claimed.append(try await store.claim(9, until: end, at: soon).map(\.id))
            }
            #expect(claimed == [[all[0].id], [all[1].id], [all[2].id, all[3].id], []])
        },
        Check("A lease given by a clock far ahead does not last") { store in
            var sample = Sample()
            _ = try await store.enqueue([sample.comment()])
            let ahead = Sample.start.addingTimeInterval(1_000_000)
            _ = try await store.claim(1, until: ahead.addingTimeInterval(60), at: ahead)
            let claims = try await store.claim(
                1, until: Sample.start.addingTimeInterval(60), at: Sample.start)
            #expect(claims.count == 1)
        },
        Check("A verdict is kept with its submission") { store in
            var sample = Sample()
            let new = sample.comment()
            _ = try await store.enqueue([new])
            let later = Sample.start.addingTimeInterval(3)
            try await store.judgeAll(.held, rules: ["B", "A", "A"], at: later)
            let stored = try await store.submission(new.id)
            #expect(stored?.verdict == Sample.verdict(.held, rules: ["B", "A", "A"]))
            #expect(stored?.status == .held)
            #expect(stored?.revision == 2)
            #expect(stored?.statusChangedAt == later)
            let events = try await store.events(after: 0, limit: 10)
            #expect(events.map(\.kind) == [.judged])
            #expect(events.map(\.to) == [.held])
            let none = try await store.events(after: events.last?.cursor ?? 0, limit: 10)
            #expect(none.isEmpty)
        },
        Check("What can't be judged is tried again, then held with the reason") { store in
            var sample = Sample()
            let new = sample.comment()
            _ = try await store.enqueue([new])
            for attempt in 0..<3 {
                let claims = try await store.claim(
                    1, until: Sample.start.addingTimeInterval(60), at: Sample.start)
                #expect(claims.map(\.attempt) == [attempt])
                try await store.release(claims, error: "no luck", attempts: 3, at: Sample.start)
            }
            let stored = try await store.submission(new.id)
            #expect(stored?.status == .held)
            #expect(stored?.verdict?.errors == [JudgementError(rule: nil, message: "no luck")])
        },
        Check("A claim knows the sender's history, without the submission itself") { store in
            var sample = Sample()
            _ = try await store.enqueue([sample.comment(), sample.comment(author: "Bo")])
            try await store.judgeAll(.approved)
            let third = sample.comment()
            _ = try await store.enqueue([third])
            let claims = try await store.claim(
                1, until: Sample.start.addingTimeInterval(60), at: Sample.start)
            let history = claims.first?.history
            #expect(history?.person == .init(approved: 1))
            #expect(history?.network == .init(approved: 2))
            _ = try await store.record(judgements(claims, .spam), at: Sample.start)
            let with = try await store.history(of: Sample.identities("Rosa"), excluding: nil)
            let without = try await store.history(
                of: Sample.identities("Rosa"), excluding: third.id)
            #expect(with.email == .init(approved: 1, spam: 1))
            #expect(without.email == .init(approved: 1))
        },
        Check("Whoever waits for changes hears of a submission") { store in
            let changes = store.changes()
            var sample = Sample()
            _ = try await store.enqueue([sample.comment()])
            var iterator = changes.makeAsyncIterator()
            let heard: Void? = await iterator.next()
            #expect(heard != nil)
        },
    ]

    static func judgements(_ claims: [Claim], _ status: Status) -> [Judgement] {
        claims.map { Judgement(claim: $0, verdict: Sample.verdict(status)) }
    }
}
