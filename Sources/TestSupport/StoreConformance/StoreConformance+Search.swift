import Foundation
import Moderation
import Testing

extension StoreConformance {
    static let searchChecks =
        (1...3).map { seed in
            Check("A search finds what looking at each submission finds (seed \(seed))") { store in
                var walk = SearchWalk(store: store, seed: UInt64(seed))
                for step in 0..<60 {
                    try await walk.step()
                    if step % 20 == 19 { try await walk.audit() }
                }
            }
        } + [
            Check("Listings by score and by post are in order, page by page") { store in
                var walk = SearchWalk(store: store, seed: 9)
                for _ in 0..<40 { try await walk.step() }
                try await walk.auditOrders()
            },
            Check("A search never finds the text from before an edit, nor what was deleted") {
                store in
                var sample = Sample()
                let new = sample.comment("first words")
                _ = try await store.enqueue([new])
                #expect(try await store.found(.text("first")) == [new.id])
                _ = try await store.decide(.edit, new.id, edit: .init(content: "second"))
                #expect(try await store.found(.text("first")) == [])
                #expect(try await store.found(.text("second")) == [new.id])
                _ = try await store.undo(
                    .latest(actor: "mod"), batch: "u", actor: "mod", at: Sample.start)
                #expect(try await store.found(.text("first")) == [new.id])
                _ = try await store.decide(.delete, new.id)
                #expect(try await store.found(.text("first")) == [])
            },
            Check("Text that is no word at all can be searched for too") { store in
                var sample = Sample()
                let odd = sample.comment("☃ -- %_")
                _ = try await store.enqueue([odd, sample.comment("plain")])
                for text in ["☃", "--", "%_", "☃ %"] {
                    #expect(try await store.found(.text(text)) == [odd.id], "\(text)")
                }
                let hostile = [
                    "\"", "\"\"", "a\" OR name:\"b", "NEAR(a b)", "* *", "{", "^a", "a\0b",
                    String(repeating: "a ", count: 500), String(repeating: "\"", count: 999),
                ]
                for text in hostile { _ = try await store.found(.text(text)) }
                for text in hostile { _ = try await store.found(.author(text)) }
                for text in hostile { _ = try await store.found(.host(text)) }
            },
        ]
}

extension SubmissionStore {
    /// The ids that a term finds, newest first.
    func found(_ term: SubmissionTerm) async throws -> [SubmissionID] {
        var query = SubmissionQuery()
        query.filter = .term(term)
        return try await allIDs(query)
    }
}
