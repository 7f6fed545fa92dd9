import Foundation
import Moderation
import Testing

extension StoreConformance {
    static let retentionChecks = [
        Check("Clean-up removes what has expired, by the time it came to its status") { store in
            var sample = Sample()
            let day = Duration.seconds(86_400)
            let spam = sample.comment(key: "k")
            let rescued = sample.comment()
            _ = try await store.enqueue([spam, rescued])
            try await store.judgeAll(.spam)
            _ = try await store.decide(.hold, rescued.id, at: later(80_000))
            let held = sample.comment()
            _ = try await store.enqueue([held])
            try await store.judgeAll(.held)
            let retention = Retention(held: day, spam: day, trash: day, events: nil)
            let now = later(86_400)
            let dry = try await store.cleanUp(retention, at: now, limit: 1, dryRun: true)
            #expect(dry.spam == 1 && dry.heldMoved == 1 && dry.total == 2)
            let done = try await cleanUp(store, retention, at: now)
            #expect(done == dry)
            let gone = try await store.submission(spam.id)
            #expect(gone == nil)
            let moved = try await store.submission(held.id)
            #expect(moved?.status == .trash)
            let kept = try await store.submission(rescued.id)
            #expect(kept?.status == .held)
            let next = try await cleanUp(store, retention, at: later(2 * 86_400))
            #expect(next.trash == 1 && next.heldMoved == 1)
            let receipts = try await store.enqueue([sample.comment(key: "k")])
            #expect(receipts.map(\.isRepeat) == [false])
        },
        Check("Private fields of approved ones go, and nothing else of them") { store in
            var sample = Sample()
            let new = sample.comment()
            let held = sample.comment()
            _ = try await store.enqueue([new])
            try await store.judgeAll(.approved)
            _ = try await store.enqueue([held])
            try await store.judgeAll(.held)
            let retention = Retention(spam: nil, trash: nil, events: nil)
            let early = try await cleanUp(store, retention, at: later(89 * 86_400))
            #expect(early.total == 0)
            let report = try await cleanUp(store, retention, at: later(91 * 86_400))
            #expect(report.privateFields == 1 && report.total == 1)
            var expected = new.submission
            expected.ip = nil
            expected.userAgent = nil
            expected.referrer = nil
            let stored = try await store.submission(new.id)
            #expect(stored?.submission == expected)
            let other = try await store.submission(held.id)
            #expect(other?.submission == held.submission)
        },
        Check("Old events go, and their numbers are not used again") { store in
            var sample = Sample()
            _ = try await store.enqueue([sample.comment()])
            try await store.judgeAll(.approved)
            let last = try await store.events(after: 0, limit: 9).last?.cursor ?? 0
            let report = try await cleanUp(
                store, Retention(privateFields: nil, events: .seconds(9)), at: later(10))
            #expect(report.events == 1)
            _ = try await store.enqueue([sample.comment()])
            try await store.judgeAll(.approved, at: later(11))
            let new = try await store.events(after: last, limit: 9)
            #expect(new.count == 1)
        },
        Check("Spam that was cleaned up still counts against its sender") { store in
            var sample = Sample()
            _ = try await store.enqueue([sample.comment()])
            try await store.judgeAll(.spam)
            _ = try await cleanUp(store, Retention(), at: later(40 * 86_400))
            let history = try await store.history(of: Sample.identities("Rosa"), excluding: nil)
            #expect(history.person == .init(spam: 1))
            #expect(history.email == .init(spam: 1))
            #expect(history.host == .init(spam: 1))
            #expect(history.network == .init(spam: 1))
        },
        Check("Compacting keeps everything") { store in
            var sample = Sample()
            let all = (0..<50).map { _ in sample.comment(String(repeating: "x", count: 5000)) }
            _ = try await store.enqueue(all)
            try await store.judgeAll(.spam)
            _ = try await store.decide(.approve, all[7].id)
            _ = try await cleanUp(
                store, Retention(privateFields: nil), at: later(40 * 86_400))
            try await store.compact()
            let left = try await store.allIDs(SubmissionQuery())
            #expect(left == [all[7].id])
        },
    ]

    /// Cleans up until nothing is left to do, in small steps.
    static func cleanUp(
        _ store: any SubmissionStore, _ retention: Retention, at now: Date
    ) async throws -> CleanupReport {
        var sum = CleanupReport()
        while case let step = try await store.cleanUp(
            retention, at: now, limit: 3, dryRun: false), step.total > 0
        {
            #expect(step.total <= 3)
            sum += step
        }
        return sum
    }
}
