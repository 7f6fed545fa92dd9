import Foundation
import Glibc
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Many at once")
    struct Crowd {
        @Test("Two backends, a worker and moderators on one folder get along")
        func crowd() async throws {
            let winnow = try EndToEnd.winnow()
            let span = Duration.seconds(EndToEnd.setting("WINNOW_TORTURE_SECONDS") ?? 10)
            let deadline = ContinuousClock.now + span
            let one = Storm(name: "one", seed: 1)
            let other = Storm(name: "other", seed: 2)
            let first = try winnow.start("serve")
            let second = try winnow.start("serve")
            let work = try winnow.start("work")
            async let decided = Self.moderate(winnow, until: deadline)
            async let submitted: Void = other.submit(to: second, until: deadline)
            try await one.submit(to: first, until: deadline)
            try await submitted
            #expect(try await decided > 10)
            for process in [first, second] { try await Conversation(process).end() }
            work.signal(SIGTERM)
            #expect(try await work.end() == .exited(0))
            for process in [first, second, work] { #expect(process.errorText == "") }
            let audit = try await Audit(winnow)
            await audit.expectAll(of: [one, other])
            audit.expectPublishedAsApproved()
            let judged = audit.events.filter { $0["event"] == "judged" }
            #expect(Set(judged.map { $0["id"] }).count == judged.count)
        }

        /// Decides on what is there, at random, as long as it storms, and on a busy machine until enough
        /// decisions were made; gives how many were.
        private static func moderate(
            _ winnow: Winnow, until deadline: ContinuousClock.Instant
        ) async throws -> Int {
            var generator = SeededRandom(seed: 3)
            let verbs = ["approve", "hold", "spam", "trash", "restore", "undo", "edit"]
            var count = 0
            var round = 0
            while ContinuousClock.now < deadline || (count <= 10 && round < 100) {
                round += 1
                let ids = try await winnow.run("list", "--ids", "--since", "1h").lines
                let chosen = ids.shuffled(using: &generator).prefix(3)
                let verb = verbs.randomElement(using: &generator) ?? "hold"
                guard !chosen.isEmpty else { continue }
                var arguments = [verb]
                if verb != "undo" { arguments += chosen }
                if verb == "edit" { arguments += ["--content", "Edited, number \(count)."] }
                let outcome = try await winnow.run(arguments, input: [])
                // 65: it was stale, or there was nothing to undo or restore.
                let status = outcome.status
                #expect(status == 0 || status == 65, "\(arguments): \(outcome)")
                count += outcome.lines.count
            }
            return count
        }
    }
}
