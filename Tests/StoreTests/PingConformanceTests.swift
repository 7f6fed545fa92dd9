import TestSupport
import Testing

@testable import Store

@Suite("SQLite register of pings")
struct PingConformanceTests {
    @Test("The register keeps the contract", arguments: PingConformance.checks)
    func contract(check: PingConformance.Check) async throws {
        let folder = try ScratchFolder()
        try await PingConformance { try SQLiteStore(folder: folder.url) }.run(check)
    }
}
