import Foundation
import Moderation
import Testing

/// What every keeper of moderators' claims must do, as checks to run on each implementation.
public struct ReviewClaimsConformance: Sendable {
    /// One thing that it must do.
    public struct Check: Sendable, CustomStringConvertible {
        /// What it must do, as a sentence.
        public let description: String
        let body: @Sendable (any ReviewClaims) async throws -> Void

        init(
            _ description: String, body: @escaping @Sendable (any ReviewClaims) async throws -> Void
        ) {
            self.description = description
            self.body = body
        }
    }

    /// Runs one check on an empty keeper; expectations that fail are issues of the running test.
    public static func run(_ check: Check, on claims: any ReviewClaims) async throws {
        try await check.body(claims)
    }

    private static let start = Sample.start
    private static let one = SubmissionID("01HXXXXXXXXXXXXXXXXXXXXX01")
    private static let two = SubmissionID("01HXXXXXXXXXXXXXXXXXXXXX02")

    /// Claims for a minute.
    private static func claim(
        _ id: SubmissionID?, _ actor: String, _ session: String, after seconds: Double,
        on claims: any ReviewClaims
    ) async throws -> String? {
        let now = start.addingTimeInterval(seconds)
        return try await claims.claimForReview(
            try #require(id), by: actor, session: session, until: now.addingTimeInterval(60),
            at: now)
    }

    /// All checks.
    public static let checks: [Check] = [
        Check("Of two sessions the first has it, and the second is told who") {
            (claims: any ReviewClaims) async throws -> Void in
            #expect(try await claim(one, "ann", "s1", after: 0, on: claims) == nil)
            #expect(try await claim(one, "bo", "s2", after: 1, on: claims) == "ann")
            #expect(try await claim(two, "bo", "s2", after: 1, on: claims) == nil)
            #expect(try await claim(two, "ann", "s1", after: 2, on: claims) == "bo")
        },
        Check("One's own claim is claimed for longer") {
            (claims: any ReviewClaims) async throws -> Void in
            #expect(try await claim(one, "ann", "s1", after: 0, on: claims) == nil)
            #expect(try await claim(one, "ann", "s1", after: 50, on: claims) == nil)
            #expect(try await claim(one, "bo", "s2", after: 100, on: claims) == "ann")
        },
        Check("A claim ends by itself") {
            (claims: any ReviewClaims) async throws -> Void in
            #expect(try await claim(one, "ann", "s1", after: 0, on: claims) == nil)
            #expect(try await claim(one, "bo", "s2", after: 59.9, on: claims) == "ann")
            #expect(try await claim(one, "bo", "s2", after: 60, on: claims) == nil)
            #expect(try await claim(one, "ann", "s1", after: 61, on: claims) == "bo")
        },
        Check("Whoever goes on gives up what was claimed before") {
            (claims: any ReviewClaims) async throws -> Void in
            #expect(try await claim(one, "ann", "s1", after: 0, on: claims) == nil)
            #expect(try await claim(two, "ann", "s1", after: 1, on: claims) == nil)
            #expect(try await claim(one, "bo", "s2", after: 2, on: claims) == nil)
        },
        Check("Two sessions of one person are two") {
            (claims: any ReviewClaims) async throws -> Void in
            #expect(try await claim(one, "ann", "s1", after: 0, on: claims) == nil)
            #expect(try await claim(one, "ann", "s2", after: 1, on: claims) == "ann")
        },
        Check("What was given up is free; giving up nothing is no error") {
            (claims: any ReviewClaims) async throws -> Void in
            try await claims.releaseReviewClaims(of: "s1")
            #expect(try await claim(one, "ann", "s1", after: 0, on: claims) == nil)
            try await claims.releaseReviewClaims(of: "s2")
            #expect(try await claim(one, "bo", "s2", after: 1, on: claims) == "ann")
            try await claims.releaseReviewClaims(of: "s1")
            #expect(try await claim(one, "bo", "s2", after: 1, on: claims) == nil)
        },
        Check("Of many at once one has it") {
            (claims: any ReviewClaims) async throws -> Void in
            let holders = try await withThrowingTaskGroup(of: String?.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        try await claim(one, "a\(number)", "s\(number)", after: 0, on: claims)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let others = holders.compactMap(\.self)
            #expect(others.count == 7)
            #expect(Set(others).count == 1)
        },
    ]
}
