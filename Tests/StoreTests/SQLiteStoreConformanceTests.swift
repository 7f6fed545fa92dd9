import TestSupport
import Testing

@testable import Store

@Suite("SQLite store")
struct SQLiteStoreConformanceTests {
    @Test("The store keeps the contract", arguments: StoreConformance.checks)
    func contract(check: StoreConformance.Check) async throws {
        let folder = try ScratchFolder()
        try await StoreConformance { try SQLiteStore(folder: folder.url) }.run(check)
    }
}
