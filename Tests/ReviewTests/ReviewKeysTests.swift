import Foundation
import Moderation
import Synchronization
import Terminal
import Testing

@testable import Review

@Suite("Keys in a review")
struct ReviewKeysTests {
    static let decisions: [(Character, Status)] = [("a", .approved), ("s", .spam), ("x", .trash)]

    @Test("A key decides on what is shown and goes on", arguments: decisions)
    func decide(key: Character, status: Status) async throws {
        var sitting = await Sitting(try Table(count: 3))
        #expect(sitting.number == 1)
        await sitting.press(.character(key))
        #expect(sitting.status(1) == status)
        #expect(sitting.number == 2)
        #expect(sitting.message.contains("u undoes"))
    }

    /// Keys pressed, the submission then on the table, and part of the message.
    static let moves: [(String, Int, String)] = [
        ("n", 2, ""), ("nn", 3, ""), ("nnp", 2, ""), ("h", 2, "left waiting"),
        ("p", 1, "nothing before"), ("nnnnn", 5, "nothing further"), ("sp", 2, "nothing before"),
        ("sP", 1, ""), ("nsP", 2, ""), ("nspn", 3, ""), ("nsssp", 1, ""), ("NNP", 2, ""),
        ("sssss", 5, "marked as spam"), ("m", 2, "1 marked"), ("/number 4\n", 4, "found"),
        ("/nowhere\n", 1, "nothing further has"), ("/number\n/\n", 3, "found"),
        ("lnumber 2\n", 2, ""), ("lzzz\n", 0, "nothing waits that is like"),
        ("lbad:\n", 1, "bad is nothing"), ("/abc\u{1B}", 1, ""), ("Z", 1, "does nothing here"),
        ("jjjkkn", 2, ""), ("su", 1, "undone: 1"), ("ssuu", 1, "undone: 1"),
        ("ssuuUU", 2, "redone: 1"), ("U", 1, "nothing is left to redo"), ("suaU", 2, "nothing"),
        ("T", 1, "nothing is marked"), ("q", 1, ""),
    ]

    @Test("Keys lead where they should", arguments: moves)
    func move(keys: String, number: Int, message: String) async throws {
        var sitting = await Sitting(try Table(count: 5))
        await sitting.press(keys)
        #expect((sitting.number ?? 0) == number)
        #expect(message.isEmpty || sitting.message.contains(message), "\(sitting.message)")
    }

    @Test("Undo and redo go all the way back and forth")
    func undo() async throws {
        var sitting = await Sitting(try Table(count: 3))
        await sitting.press("asx")
        #expect([1, 2, 3].map(sitting.status) == [.approved, .spam, .trash])
        await sitting.press("uuu")
        #expect([1, 2, 3].map(sitting.status) == [.held, .held, .held])
        #expect(sitting.number == 1)
        await sitting.press(.control("r"))
        await sitting.press("UU")
        #expect([1, 2, 3].map(sitting.status) == [.approved, .spam, .trash])
        await sitting.press("u")
        #expect(sitting.status(3) == .held)
    }

    @Test("With nothing of the session left to undo, it asks before it goes further back")
    func undoBefore() async throws {
        var sitting = await Sitting(try Table(count: 2))
        await sitting.press("u")
        #expect(sitting.screen().contains { $0.contains("take back your last decision") })
        await sitting.press("n")
        #expect(sitting.message == "nothing was done")
        await sitting.press("uy")
        #expect(sitting.message == "there is nothing to undo")
    }

    @Test("A stale decision changes nothing, says who was first, and shows it as it is")
    func stale() async throws {
        var sitting = await Sitting(try Table(count: 2))
        sitting.table.state.withLock { state in
            state.stored[0].revision = 3
            state.stored[0].status = .approved
        }
        await sitting.press("s")
        #expect(sitting.status(1) == .approved)
        #expect(sitting.message.contains("changed by ann meanwhile (approved)"))
        #expect(sitting.number == 1)
        await sitting.press("n")
        #expect(sitting.number == 2)
    }

    @Test("What others look at or have decided is passed over, and can still be gone to")
    func claims() async throws {
        let table = try Table(count: 4)
        table.state.withLock { state in
            state.claimants[state.stored[1].id] = "ann"
            state.stored[2].status = .spam
        }
        var sitting = await Sitting(table)
        // Decided on after the deck was read.
        table.state.withLock { $0.stored[2].status = .held }
        sitting = await Sitting(table)
        table.state.withLock { $0.stored[2].status = .spam }
        await sitting.press("n")
        #expect(sitting.number == 4)
        await sitting.press("PP")
        #expect(sitting.number == 2)
        #expect(sitting.screen().contains { $0.contains("ann looks at this one") })
    }

    @Test("If others look at everything, it is shown all the same")
    func allClaimed() async throws {
        let table = try Table(count: 3)
        table.state.withLock { state in
            for stored in state.stored { state.claimants[stored.id] = "ann" }
        }
        let sitting = await Sitting(table)
        #expect(sitting.number != nil)
        #expect(sitting.state.card?.claimant == "ann")
    }

    @Test("An empty queue says so, and every key is harmless")
    func empty() async throws {
        var sitting = await Sitting(Table([]))
        #expect(sitting.message == "nothing waits")
        for key in "asxhnpNPwtAermf*lT/?uUjk gGq" {
            await sitting.press(.character(key))
            _ = sitting.screen()
            await sitting.press(.escape)
        }
        await sitting.press("q")
        #expect(sitting.left == [.quit])
    }

    @Test("More is read as one goes on, and only then")
    func pages() async throws {
        var sitting = await Sitting(try Table(count: 400))
        #expect(sitting.table.state.withLock(\.pageReads) == 1)
        for _ in 0..<399 { await sitting.press("n") }
        #expect(sitting.number == 400)
        #expect(sitting.table.state.withLock(\.pageReads) < 12)
        for _ in 0..<399 { await sitting.press("p") }
        #expect(sitting.number == 1)
    }

    @Test("What came meanwhile is found at the end")
    func arrivals() async throws {
        var sitting = await Sitting(try Table(count: 2))
        await sitting.press("nn")
        #expect(sitting.message.contains("nothing further"))
        let new = try Table.comment(6, of: 5)
        sitting.table.state.withLock { $0.stored.append(new) }
        await sitting.clerk.count(for: &sitting.state)
        #expect(sitting.screen()[0].contains("+1 new"))
        await sitting.press("n")
        #expect(sitting.number == 7)
    }

    @Test("A review goes on where it was left, both ways", arguments: [false, true])
    func resume(newestFirst: Bool) async throws {
        let table = try Table(count: 300)
        let left = table.state.withLock { $0.stored[199] }
        let place = ReviewPlace(id: left.id, receivedAt: left.receivedAt, limit: "")
        var sitting = await Sitting(table, at: place) { $0.newestFirst = newestFirst }
        #expect(sitting.number == 200)
        #expect(sitting.screen()[0].contains(newestFirst ? "101 of 300" : "200 of 300"))
        await sitting.press("p")
        #expect(sitting.number == (newestFirst ? 201 : 199))
        await sitting.press("nn")
        #expect(sitting.number == (newestFirst ? 199 : 201))
    }

    @Test("If what it was left at is gone, it goes on with the next, or the last before")
    func resumeGone() async throws {
        let table = try Table(count: 3)
        let place = table.state.withLock { state in
            ReviewPlace(id: state.stored[1].id, receivedAt: state.stored[1].receivedAt, limit: "")
        }
        table.state.withLock { $0.stored[1].status = .spam }
        var sitting = await Sitting(table, at: place)
        #expect(sitting.number == 3)
        table.state.withLock { $0.stored[2].status = .spam }
        sitting = await Sitting(table, at: place)
        #expect(sitting.number == 1)
    }

    @Test("Pasted text decides nothing, but goes into what is typed")
    func paste() async throws {
        var sitting = await Sitting(try Table(count: 2))
        await sitting.press(.paste("s\ra"))
        #expect(sitting.status(1) == .held)
        await sitting.press("/")
        await sitting.press(.paste("number\n2"))
        await sitting.press("\n")
        #expect(sitting.number == 2)
    }

    @Test("Every key in the help means something on the card")
    func help() async throws {
        for entry in ReviewKeys.card {
            for name in entry.keys.split(separator: " ") where name.utf8.count == 1 {
                var sitting = await Sitting(try Table(count: 3))
                await sitting.press(String(name))
                #expect(!sitting.message.contains("does nothing"), "\(name)")
            }
        }
    }

    @Test("Random keys never stop it, and the screen always has its size")
    func random() async throws {
        var seed: UInt64 = 7
        let keys: [Key] =
            "aasxhnpNPwtA*mTlfr/?uUjk gGqey129edoic\n".map { $0 == "\n" ? .enter : .character($0) }
            + [.escape, .up, .down, .pageDown, .control("r"), .paste("x\u{1B}[2J"), .unknown]
        var sitting = await Sitting(try Table(count: 60))
        for step in 0..<3_000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            await sitting.press(keys[Int(seed >> 33) % keys.count])
            let size = TerminalSize(columns: 40 + Int(seed >> 40) % 200, rows: 10 + step % 60)
            sitting.state.resize(size)
            let lines = sitting.state.frame(hasStyles: step % 2 == 0).lines
            #expect(lines.count == size.rows)
        }
    }
}
