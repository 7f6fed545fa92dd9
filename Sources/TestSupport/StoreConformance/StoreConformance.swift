import Foundation
import Moderation

/// What every submission store must do, as checks to run on each implementation.
///
/// ```swift
/// @Test("The store keeps its contract", arguments: StoreConformance.checks)
/// func contract(check: StoreConformance.Check) async throws {
///     try await StoreConformance { try MyStore() }.run(check)
/// }
/// ```
public struct StoreConformance: Sendable {
    /// One thing that a store must do.
    public struct Check: Sendable, CustomStringConvertible {
        /// What it must do, as a sentence.
        public let description: String
        let body: @Sendable (any SubmissionStore) async throws -> Void

        init(
            _ description: String,
            body: @escaping @Sendable (any SubmissionStore) async throws -> Void
        ) {
            self.description = description
            self.body = body
        }
    }

    private let makeStore: @Sendable () throws -> any SubmissionStore

    /// Checks the stores that `makeStore` makes: a new, empty one for each check.
    public init(makeStore: @escaping @Sendable () throws -> any SubmissionStore) {
        self.makeStore = makeStore
    }

    /// Runs one check; expectations that fail are issues of the running test.
    public func run(_ check: Check) async throws { try await check.body(makeStore()) }

    /// All checks.
    public static var checks: [Check] {
        queueChecks + catalogChecks + decisionChecks + undoChecks + publicationChecks
            + retentionChecks + restorationChecks + lessonChecks + labelChecks + signalChecks
            + randomChecks + searchChecks + entryChecks
    }
}
