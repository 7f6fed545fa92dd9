import TestSupport
import Testing

@testable import Store

@Suite("Statistics in SQLite")
struct StatisticsConformanceTests {
    @Test("The store keeps the contract", arguments: StatisticsConformance.checks)
    func contract(check: StatisticsConformance.Check) async throws {
        let folder = try ScratchFolder()
        try await StatisticsConformance { try SQLiteStore(folder: folder.url) }.run(check)
    }
}
