import Dispatch
import Foundation
import Synchronization
import Testing

@testable import DNS

@Suite("Asking about many mail domains", .timeLimit(.minutes(20)))
struct MailLookupTests {
    private static let hour = Duration.seconds(3_600)
    /// Among many tests a question may get its turn late.
    private static let patient = MailLookup.Settings(timeLimit: hour)

    private func missing(_ names: String...) -> [(String, RecordType, Answer)] {
        names.map { ($0, .mx, .missing(lifetime: Self.hour)) }
    }

    /// A clock that stands still until it is moved.
    private final class Hands: Sendable {
        private let instant = Mutex(ContinuousClock.now)
        func now() -> ContinuousClock.Instant { instant.withLock { $0 } }
        func advance(by span: Duration) { instant.withLock { $0 += span } }
    }

    @Test("Every domain is asked once, and its answer remembered for as long as it said")
    func memory() async {
        let resolver = TableResolver(missing("a.example", "b.example"))
        let hands = Hands()
        let lookup = MailLookup(resolver: resolver, settings: Self.patient, now: hands.now)
        let first = await lookup.answers(for: ["a.example", "A.Example", "b.example"])
        #expect(first.mapValues(\.state).count == 3)
        #expect(first["A.Example"]?.state == .missing)
        #expect(resolver.questions.sorted() == ["a.example mx", "b.example mx"])
        hands.advance(by: .seconds(3_599))
        #expect(await lookup.answers(for: ["a.example"])["a.example"]?.state == .missing)
        #expect(resolver.questions.count == 2)
        hands.advance(by: .seconds(2))
        _ = await lookup.answers(for: ["a.example"])
        #expect(resolver.questions.count == 3)
    }

    @Test("Lifetimes are kept within bounds, longer for presence than for absence")
    func bounds() {
        let instant = ContinuousClock.now
        let cases: [(MailAnswer?, Int)] = [
            (MailAnswer(.takesMail, lifetime: .zero), 60),
            (MailAnswer(.takesMail, lifetime: .seconds(1_000_000)), 86_400),
            (MailAnswer(.takesMail, lifetime: .seconds(500)), 500),
            (MailAnswer(.missing, lifetime: .zero), 60),
            (MailAnswer(.takesNoMail, lifetime: .seconds(86_400)), 3_600), (nil, 30),
        ]
        for (answer, seconds) in cases {
            guard let name = DomainName("a.example") else { continue }
            var memory = MailMemory(MailLookup.Settings())
            memory.remember(answer, for: name, at: instant)
            let end = instant + .seconds(Int64(seconds))
            #expect(memory.answer(for: name, at: end - .milliseconds(1)) == .some(answer))
            #expect(memory.answer(for: name, at: end) == nil)
        }
    }

    @Test("Memory is bounded, and forgets first what is over")
    func bound() {
        let instant = ContinuousClock.now
        var memory = MailMemory(MailLookup.Settings(memoryCount: 100))
        for number in 0..<1_000 {
            guard let name = DomainName("d\(number).example") else { continue }
            memory.remember(MailAnswer(.missing, lifetime: .zero), for: name, at: instant)
            #expect(memory.count <= 100)
            #expect(memory.answer(for: name, at: instant) != nil)
        }
        guard let late = DomainName("late.example") else { return }
        memory.remember(nil, for: late, at: instant + .seconds(3_600))
        #expect(memory.answer(for: late, at: instant + .seconds(3_600)) != nil)
        #expect(memory.count <= 100)
    }

    @Test("What is no host name, or must not reach the DNS, is not asked")
    func notAsked() async {
        let resolver = TableResolver()
        let lookup = MailLookup(resolver: resolver, settings: Self.patient)
        let names: Set = ["", "[192.0.2.1]", "a b", "münchen.de", "x.onion", "p.local", "a..b"]
        #expect(await lookup.answers(for: names).isEmpty)
        #expect(await lookup.answers(for: []).isEmpty)
        #expect(resolver.questions.isEmpty)
    }

    @Test("Who waits longer than the limit gets what there is; a late answer is there next time")
    func timeLimit() async {
        let gate = DispatchSemaphore(value: 0)
        let resolver = TableResolver(missing("a.example"), gate: gate)
        let settings = MailLookup.Settings(timeLimit: .milliseconds(20))
        let lookup = MailLookup(resolver: resolver, settings: settings)
        #expect(await lookup.answers(for: ["a.example"]).isEmpty)
        gate.signal()
        var answers: [String: MailAnswer] = [:]
        while answers.isEmpty { answers = await lookup.answers(for: ["a.example"]) }
        #expect(resolver.questions == ["a.example mx"])
    }

    @Test("No more questions than allowed are under way, and nobody's are asked after he left")
    func concurrency() async {
        let gate = DispatchSemaphore(value: 0)
        let resolver = TableResolver(gate: gate)
        let settings = MailLookup.Settings(concurrency: 3, timeLimit: Self.hour)
        let lookup = MailLookup(resolver: resolver, settings: settings)
        let names = Set((0..<100).map { "d\($0).example" })
        let asking = Task { await lookup.answers(for: names) }
        while resolver.questions.count < 3 { await Task.yield() }
        asking.cancel()
        #expect(await asking.value.isEmpty)
        #expect(resolver.questions.count == 3)
        // The three threads find that the other 97 are wanted no more, and ask what is.
        let next = Task { await lookup.answers(for: ["x.example"]) }
        for _ in 0..<4 { gate.signal() }
        #expect(await next.value.isEmpty)
        #expect(resolver.questions.count == 4)
        #expect(resolver.questions.last == "x.example mx")
    }

    @Test("Many callers at once share a question")
    func sharing() async {
        let gate = DispatchSemaphore(value: 0)
        let resolver = TableResolver(missing("a.example"), gate: gate)
        let lookup = MailLookup(resolver: resolver, settings: Self.patient)
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<50 {
                group.addTask { await lookup.answers(for: ["a.example"]).count }
            }
            gate.signal()
            var total = 0
            for await count in group { total += count }
            #expect(total == 50)
        }
        #expect(resolver.questions == ["a.example mx"])
    }

    @Test("When nothing answers any more, nothing is asked for a while")
    func rest() async {
        let resolver = TableResolver()
        let hands = Hands()
        let settings = MailLookup.Settings(
            concurrency: 1, timeLimit: Self.hour, patience: 5)
        let lookup = MailLookup(resolver: resolver, settings: settings, now: hands.now)
        #expect(await lookup.answers(for: Set((0..<5).map { "d\($0).example" })).isEmpty)
        #expect(await lookup.answers(for: ["x.example"]).isEmpty)
        #expect(resolver.questions.count == 5)
        hands.advance(by: .seconds(31))
        #expect(await lookup.answers(for: ["x.example"]).isEmpty)
        #expect(resolver.questions.count == 6)
    }

    @Test("A caller that is cancelled leaves at once")
    func cancellation() async {
        let gate = DispatchSemaphore(value: 0)
        let resolver = TableResolver(gate: gate)
        let lookup = MailLookup(resolver: resolver, settings: Self.patient)
        let task = Task { await lookup.answers(for: ["a.example"]) }
        task.cancel()
        #expect(await task.value.isEmpty)
        gate.signal()
    }
}
