import Logging
import Moderation
import ServiceLifecycle
import Testing

@testable import Service

@Suite("A worker that goes on until it is stopped", .timeLimit(.minutes(20)))
struct WorkerServiceTests {
    private let office: Office

    init() throws { office = try Office() }

    private func group() -> ServiceGroup {
        let service = WorkerService(desk: office.desk, worker: office.worker(), log: office.log)
        return ServiceGroup(services: [service], logger: office.log)
    }

    @Test("It judges and publishes what was there, what comes, and what came last before the stop")
    func startAndStop() async throws {
        let early = try await office.submit(["fine", "hold"])
        let group = group()
        async let running: Void = group.run()
        try await waitUntil { try await office.store.counts(matching: .init())[.queued] ?? 0 == 0 }
        let later = try await office.submit(["fine again"])
        try await waitUntil { try office.published() == [early[0].text, later[0].text] }
        let last = try await office.submit((0..<50).map { "fine \($0)" })
        await group.triggerGracefulShutdown()
        try await running
        #expect(try office.published() == Set(([early[0], later[0]] + last).map(\.text)))
    }

    @Test("It stops when it has nothing to do")
    func idle() async throws {
        let group = group()
        async let running: Void = group.run()
        await group.triggerGracefulShutdown()
        try await running
    }

    @Test("It goes on after the store has failed for a while")
    func recovery() async throws {
        office.store.fail("claim", .tryLater)
        try await office.submit(["fine"])
        let group = group()
        async let running: Void = group.run()
        try await waitUntil { office.store.count("claim") > 0 }
        office.store.fail("claim", nil)
        try await waitUntil { try office.published().count == 1 }
        await group.triggerGracefulShutdown()
        try await running
    }

    /// Looks again whenever other tasks have had a turn.
    private func waitUntil(_ condition: () async throws -> Bool) async throws {
        while try await !condition() { await Task.yield() }
    }
}
