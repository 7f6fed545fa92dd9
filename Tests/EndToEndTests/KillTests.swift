import Foundation
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Kills")
    struct Kills {
        @Test("Nothing acknowledged is lost, judged twice or published twice when it is killed")
        func killed() async throws {
            let rounds = EndToEnd.setting("WINNOW_TORTURE_ROUNDS") ?? 50
            let seed = EndToEnd.setting("WINNOW_TORTURE_SEED") ?? Int.random(in: 0..<1_000_000)
            let winnow = try EndToEnd.winnow()
            // Claims of the killed come free soon, and being killed often is no reason to be held.
            try winnow.folder.write("winnow.yaml", "worker:\n  lease: 1s\n  attempts: 100\n")
            let storm = Storm(name: "k", seed: UInt64(seed))
            for round in 1...rounds {
                try await storm.submit(
                    to: winnow.start("serve"), killingWithin: .milliseconds(400))
                if rounds > 50, round % 50 == 0 {
                    print("\(round) kills, \(await storm.acknowledged.count) acknowledged")
                }
            }
            let audit = try await Audit(winnow)
            await audit.expectAll(of: [storm])
            audit.expectOneVerdictEach()
            audit.expectPublishedAsApproved()
            for (id, stored) in audit.submissions {
                #expect(stored["revision"] == 2, "\(id) has changed more than once")
            }
            let acknowledged = await storm.acknowledged.count
            #expect(acknowledged > rounds, "too little happened: seed \(seed)")
            let posts = audit.files.count
            let published = audit.files.values.map(\.count).reduce(0, +)
            print(
                """
                \(rounds) kills (seed \(seed)): \(await storm.sentCount) sent, \
                \(acknowledged) acknowledged, \(audit.submissions.count) stored, \
                \(published) published on \(posts) posts
                """)
        }
    }
}
