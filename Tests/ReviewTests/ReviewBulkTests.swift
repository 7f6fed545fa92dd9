import Moderation
import Synchronization
import Terminal
import Testing

@testable import Review

@Suite("Several at once in a review")
struct ReviewBulkTests {
    @Test("All by one author: listed, asked for, decided and undone as one")
    func author() async throws {
        var sitting = await Sitting(try Table(count: 9))
        await sitting.press("*")
        #expect(sitting.screen().contains { $0.contains("e  all by rosa0@mail.example") })
        await sitting.press("e")
        #expect(sitting.screen()[0].contains("3 waiting, by rosa0@mail.example"))
        await sitting.press("s")
        #expect(sitting.screen().contains { $0.contains("spam all 3? (y/n)") })
        #expect(sitting.status(4) == .held)
        await sitting.press("y")
        #expect([1, 4, 7, 2].map(sitting.status) == [.spam, .spam, .spam, .held])
        #expect(sitting.message.contains("marked as spam: 3"))
        #expect(sitting.number == 2)
        await sitting.press("u")
        #expect([1, 4, 7].map(sitting.status) == [.held, .held, .held])
    }

    @Test("Above 20 the number has to be typed")
    func typed() async throws {
        var sitting = await Sitting(try Table(count: 30))
        await sitting.press("*1s")
        #expect(sitting.screen().contains { $0.contains("spam 30: type 30 to go on") })
        await sitting.press("y\n")
        #expect(sitting.message.contains("that is not 30"))
        await sitting.press("s29\n")
        #expect(sitting.status(1) == .held)
        await sitting.press("s30\n")
        #expect((1...30).allSatisfy { sitting.status($0) == .spam })
    }

    /// Keys that lead back without a decision.
    static let ways = ["*e\u{1B}", "*eq", "*esn", "*es\u{1B}", "*\u{1B}", "*z", "*9", "*eZq"]

    @Test("There is a way back from everywhere", arguments: ways)
    func back(keys: String) async throws {
        var sitting = await Sitting(try Table(count: 9))
        await sitting.press(keys)
        #expect((1...9).allSatisfy { sitting.status($0) == .held })
        await sitting.press("qq")
        #expect(sitting.left == [.quit])
    }

    @Test("Those that changed meanwhile are left alone, and counted")
    func stale() async throws {
        var sitting = await Sitting(try Table(count: 9))
        await sitting.press("*es")
        sitting.table.state.withLock { $0.stored[3].revision = 7 }
        await sitting.press("y")
        #expect([1, 4, 7].map(sitting.status) == [.spam, .held, .spam])
        #expect(sitting.message.contains("1 not: changed meanwhile"))
    }

    @Test("Marked ones are decided on together, and no longer marked then")
    func marked() async throws {
        var sitting = await Sitting(try Table(count: 5))
        await sitting.press("mnmT")
        #expect(sitting.screen()[0].contains("2 marked"))
        await sitting.press("ay")
        #expect([1, 2, 3].map(sitting.status) == [.approved, .held, .approved])
        #expect(sitting.state.deck?.tagged.isEmpty == true)
    }

    @Test("Quitting with marked ones asks")
    func quit() async throws {
        var sitting = await Sitting(try Table(count: 3))
        await sitting.press("mq")
        #expect(sitting.left.isEmpty)
        await sitting.press("y")
        #expect(sitting.left == [.quit])
    }

    @Test("Redacting takes a text or all addresses out, and can be undone")
    func redact() async throws {
        let content = "Write to me at rosa@mail.example, or call Rosa."
        var sitting = await Sitting(Table([try Table.comment(0, content: content)]))
        await sitting.press("r\n")
        let redacted = { (sitting: Sitting) in sitting.state.card?.stored.submission.content }
        #expect(redacted(sitting) == "Write to me at [redacted], or call Rosa.")
        await sitting.press("rcall rosa\n")
        #expect(redacted(sitting) == "Write to me at [redacted], or [redacted].")
        await sitting.press("rnowhere\n")
        #expect(sitting.message.contains("is not in it"))
        await sitting.press("uu")
        #expect(redacted(sitting) == content)
    }

    @Test("A refused edit is shown with the reason")
    func refused() async throws {
        var sitting = await Sitting(try Table(count: 1))
        let stored = try #require(sitting.state.card?.stored)
        await sitting.press("e")
        #expect(sitting.left == [.edit(stored)])
        let request = DecisionRequest(
            id: stored.id, action: .edit, revision: stored.revision, edit: .init(content: ""))
        let isTaken = await sitting.clerk.take(request, for: &sitting.state)
        #expect(!isTaken)
        #expect(sitting.message == "refused: please write something")
    }

    @Test("A rule is shown before it is added, on trial")
    func rule() async throws {
        var sitting = await Sitting(try Table(count: 1))
        await sitting.press("fcasino\n")
        #expect(sitting.screen().contains { $0.contains("state: shadow") })
        await sitting.press("q")
        #expect(sitting.table.state.withLock(\.rules.count) == 0)
        await sitting.press("fcasino\ny")
        #expect(sitting.table.state.withLock(\.rules.first?.text) == "casino")
        #expect(sitting.message.contains("on trial"))
    }
}
