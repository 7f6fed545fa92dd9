import Foundation
import Moderation
import Testing

extension StoreConformance {
    static let entryChecks = [
        Check("An entry on a moderators' list counts for its sender, until it is off or expired") {
            store in
            let entries: [(SenderEntry.Kind, String, String)] = [
                (.author, "Rosa <rosa@mail.example>", "Rosa|Rosa@mail.example\nRosa@mail.example"),
                (.email, "Rosa@mail.example", "Rosa@mail.example"),
                (.host, "Rosa.example", "Rosa.example"),
                (.network, "203.0.113.0/28", "203.0.113.0/28"), (.domain, "example", "example"),
            ]
            var sample = Sample()
            for (kind, value, identity) in entries {
                var new = sample.comment()
                if kind == .author { new.identities.person = identity }
                let entry = SenderEntry(
                    list: .block, kind: kind, value: value, actor: "ann", addedAt: Sample.start,
                    expiresAt: later(100), note: "n")
                let act = try await store.add(entry, identity: identity, batch: "\(kind)")
                #expect(try await store.entries(on: .block, at: later(1)) == [act.entry])
                #expect(try await store.entries(on: .allow, at: later(1)) == [])
                _ = try await store.enqueue([new])
                let claim = try await store.claim(1, until: later(60), at: later(1)).first
                #expect(claim?.history.entry == act.entry, "\(kind)")
                let known = try await store.history(
                    of: new.identities, excluding: new.id, at: later(2))
                #expect(known.entry == act.entry, "\(kind)")
                let late = try await store.history(
                    of: new.identities, excluding: new.id, at: later(100))
                #expect(late.entry == nil)
                let gone = try await store.removeEntry(
                    act.entry.number, batch: "r", actor: "bo", at: later(3))
                #expect(gone?.action == .remove)
                let again = try await store.removeEntry(
                    act.entry.number, batch: "r", actor: "bo", at: later(3))
                #expect(again == nil)
                #expect(try await store.entries(on: nil, at: later(4)) == [])
                let after = try await store.history(
                    of: new.identities, excluding: new.id, at: later(4))
                #expect(after.entry == nil)
            }
        },
        Check("Of several entries the narrowest counts, and of those the newest") { store in
            let identities = Sample.identities("Rosa")
            var expected: SenderEntry?
            for (list, kind, value) in [
                (SenderEntry.List.block, SenderEntry.Kind.domain, "mail.example"),
                (.allow, .network, "203.0.113.0/24"), (.block, .host, "Rosa.example"),
                (.allow, .email, "Rosa@mail.example"), (.block, .email, "Rosa@mail.example"),
            ] {
                let act = try await store.add(
                    SenderEntry(
                        list: list, kind: kind, value: value, actor: "ann", addedAt: Sample.start),
                    identity: value, batch: "b")
                expected = act.entry
                let history = try await store.history(of: identities, excluding: nil)
                #expect(history.entry == expected)
            }
            let stranger = try await store.history(
                of: Identities(email: "rosa@other.test", network: "192.0.2.0/24"), excluding: nil)
            #expect(stranger.entry == nil)
        },
        Check("Entries are undone like decisions, in the same log") { store in
            var sample = Sample()
            let new = sample.comment()
            _ = try await store.enqueue([new])
            _ = try await store.decide(.spam, new.id, batch: "1", actor: "ann")
            let entry = SenderEntry(
                list: .allow, kind: .email, value: "a@b.example", actor: "ann",
                addedAt: Sample.start)
            let act = try await store.add(entry, identity: "a@b.example", batch: "2")
            var query = DecisionQuery()
            query.actor = "ann"
            #expect(try await store.entryActs(matching: query) == [act])
            #expect(try await store.decisions(matching: query).map(\.number) == [act.number - 1])
            let first = try await store.takeBack(
                .latest(actor: "ann"), batch: "3", actor: "ann", at: later(1))
            #expect(first.entries.map(\.action) == [.remove] && first.outcomes.isEmpty)
            #expect(try await store.entries(on: nil, at: later(1)) == [])
            let second = try await store.takeBack(
                .latest(actor: "ann"), batch: "4", actor: "ann", at: later(1))
            #expect(second.entries.isEmpty && second.outcomes.map(\.status) == [.queued])
            let redone = try await store.takeBack(
                .batch("3"), batch: "5", actor: "ann", at: later(2))
            #expect(redone.entries.map(\.action) == [.add])
            #expect(try await store.entries(on: nil, at: later(2)).count == 1)
            #expect(
                try await store.takeBack(
                    .batch("3"), batch: "6", actor: "ann", at: later(2)
                ).isEmpty)
        },
    ]
}
