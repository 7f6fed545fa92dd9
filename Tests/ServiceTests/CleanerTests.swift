import Moderation
import TestSupport
import Testing

@testable import Service

@Suite("Cleaning up")
struct CleanerTests {
    private let office: Office
    private let cleaner: Cleaner

    init() throws {
        office = try Office()
        cleaner = Cleaner(
            store: office.store, publisher: office.desk.publisher, clock: office.clock)
    }

    @Test("What has expired goes in small steps, and a dry run foretells how much")
    func steps() async throws {
        try await office.submit((0..<2_500).map { "spam \($0)" } + ["fine", "hold"])
        try await office.worker().drain()
        try await office.desk.publisher.publish()
        office.clock.advance(by: .seconds(29 * 86_400))
        #expect(try await cleaner.clean(Retention(), dryRun: false).total == 0)
        office.clock.advance(by: .seconds(2 * 86_400))
        let foretold = try await cleaner.clean(Retention(), dryRun: true)
        #expect(foretold.spam == 2_500)
        let before = office.store.count("cleanUp")
        let report = try await cleaner.clean(Retention(), dryRun: false)
        #expect(report == foretold)
        // At most a thousand a step, fewer on a slow machine, and a last one that finds nothing.
        #expect(office.store.count("cleanUp") - before >= 4)
        #expect(office.store.count("compact") == 1)
        let counts = try await office.store.counts(matching: .init())
        #expect(counts[.spam, default: 0] == 0)
        #expect(counts[.approved] == 1)
        #expect(counts[.held] == 1)
        #expect(try office.published().count == 1)
        #expect(try await cleaner.clean(Retention(), dryRun: false).total == 0)
        #expect(office.store.count("compact") == 1)
    }

    @Test("Never means never")
    func never() async throws {
        try await office.submit(["spam", "hold"])
        try await office.worker().drain()
        office.clock.advance(by: .seconds(10_000 * 86_400))
        let retention = Retention(
            held: nil, spam: nil, trash: nil, privateFields: nil, events: nil)
        #expect(try await cleaner.clean(retention, dryRun: false).total == 0)
    }

    @Test("Held ones move to trash first, and go when they have been there long enough")
    func held() async throws {
        try await office.submit(["hold"])
        try await office.worker().drain()
        let retention = Retention(held: .seconds(86_400))
        office.clock.advance(by: .seconds(86_401))
        #expect(try await cleaner.clean(retention, dryRun: false).heldMoved == 1)
        #expect(try await office.store.counts(matching: .init())[.trash] == 1)
        office.clock.advance(by: .seconds(31 * 86_400))
        #expect(try await cleaner.clean(retention, dryRun: false).trash == 1)
    }
}
