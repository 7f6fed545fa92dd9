import Foundation
import Moderation

/// Submissions for tests, told apart by their number.
enum Fixture {
    static let start = Date(timeIntervalSince1970: 1_800_000_000)

    static func comment(_ number: Int, key: String? = nil) -> NewSubmission {
        var generator = Numbers(number: UInt64(number))
        return NewSubmission(
            id: SubmissionID(at: start, using: &generator),
            submission: Submission(
                kind: .comment, post: .init(url: "https://blog.example/\(number % 7)/"),
                author: .init(name: "A\(number)", email: "a\(number)@mail.example"),
                content: "text \(number)", ip: "203.0.113.7", key: key),
            identities: Identities(email: "a\(number)@mail.example"), receivedAt: start)
    }

    static func verdict(_ status: Status) -> Verdict {
        Verdict(
            status: status, score: 0, thresholds: .init(hold: 3, spam: 7), summary: "\(status)",
            filters: "0f")
    }

    private struct Numbers: RandomNumberGenerator {
        var number: UInt64
        mutating func next() -> UInt64 { number }
    }
}
