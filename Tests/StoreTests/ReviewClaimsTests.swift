import TestSupport
import Testing

@testable import Store

@Suite("Moderators' claims in SQLite")
struct ReviewClaimsTests {
    @Test("The store keeps the contract", arguments: ReviewClaimsConformance.checks)
    func contract(check: ReviewClaimsConformance.Check) async throws {
        let folder = try ScratchFolder()
        try await ReviewClaimsConformance.run(check, on: SQLiteStore(folder: folder.url))
    }
}
