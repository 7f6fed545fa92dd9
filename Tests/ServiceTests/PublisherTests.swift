import Foundation
import Glibc
import Moderation
import Repository
import TestSupport
import Testing

@testable import Service

@Suite("Publishing")
struct PublisherTests {
    @Test(
        "Whatever operation of the disk fails, publishing again publishes everything",
        arguments: [FaultyFileSystem.Fault.error(EIO), .lasting(ENOSPC), .crash])
    func retry(fault: FaultyFileSystem.Fault) async throws {
        var place = 1
        while true {
            let files = FaultyFileSystem(PosixFileSystem(), failingAt: place, with: fault)
            let broken = try Office(files: files)
            let ids = try await broken.submit(["fine", "fine too", "hold"])
            try await broken.worker().drain()
            let failed = await fails { try await broken.desk.publisher.publish() }
            guard files.operationCount >= place else { break }
            let repository = FileRepository(path: broken.folder.path + "/comments") { _ in nil }
            let publisher = Publisher(outbox: broken.store, repository: repository)
            if failed { #expect(try await publisher.hasOrders(), "place \(place)") }
            try await publisher.publish()
            #expect(try broken.published() == Set(ids.prefix(2).map(\.text)), "place \(place)")
            #expect(try await !publisher.hasOrders())
            place += 1
        }
        #expect(place > 10, "the disk was hardly used")
    }

    @Test("A decision stands although publishing fails, and is published later")
    func decisionStands() async throws {
        let files = FaultyFileSystem(
            PosixFileSystem(), failingAt: 1, with: .refusal(of: "write", ENOSPC))
        let office = try Office(files: files)
        let id = try #require(try await office.submit(["hold"]).first)
        try await office.worker().drain()
        let outcomes = try await office.desk.decide(
            [DecisionRequest(id: id, action: .approve)], actor: "ines")
        #expect(outcomes.first?.status == .approved)
        #expect(try office.published().isEmpty)
        let repository = FileRepository(path: office.folder.path + "/comments") { _ in nil }
        try await Publisher(outbox: office.store, repository: repository).publish()
        #expect(try office.published() == [id.text])
    }

    @Test("What was carried out but not settled is carried out again without harm")
    func unsettled() async throws {
        let office = try Office()
        let ids = try await office.submit(["fine"])
        try await office.worker().drain()
        office.store.fail("settle", .inspect)
        #expect(await fails { try await office.desk.publisher.publish() })
        #expect(try office.published().count == 1)
        office.store.fail("settle", nil)
        #expect(try await office.desk.publisher.publish() == 1)
        #expect(try office.published() == Set(ids.map(\.text)))
    }

    private func fails(_ body: () async throws -> some Any) async -> Bool {
        do {
            _ = try await body()
            return false
        } catch {
            return true
        }
    }
}
