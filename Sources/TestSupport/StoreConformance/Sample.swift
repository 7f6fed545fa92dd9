import Foundation
import Moderation

/// Makes submissions and verdicts for checks, the same ones in every run.
struct Sample {
    /// The instant at which every check begins.
    static let start = Date(timeIntervalSince1970: 1_800_000_000)
    static let postURL = "https://blog.example/gut-health/"

    private var generator = Xorshift(state: 0x9E37_79B9_7F4A_7C15)
    private var number = 0

    init() {}

    /// A comment whose author is `Rosa`, unless told otherwise.
    mutating func comment(
        _ content: String = "This is very helpful!", author: String = "Rosa",
        url: String = postURL, key: String? = nil, at instant: Date = start,
        change: (inout Submission) -> Void = { _ in }
    ) -> NewSubmission {
        number += 1
        var submission = Submission(
            kind: .comment, post: .init(url: url, title: "Gut health"),
            author: .init(
                name: author, email: "\(author)@mail.example", url: "https://\(author).example/"),
            content: content, ip: "203.0.113.7", userAgent: "Reader/1", referrer: url, key: key)
        change(&submission)
        return NewSubmission(
            id: SubmissionID(at: instant, using: &generator), submission: submission,
            identities: Self.identities(author), receivedAt: instant)
    }

    mutating func pingback(url: String = postURL, at instant: Date = start) -> NewSubmission {
        comment(author: "Ping", url: url, at: instant) { submission in
            submission.kind = .pingback
            submission.content = nil
            submission.source = .init(
                url: "https://other.example/signs", title: "Ten Signs", excerpt: "… helpful …")
        }
    }

    static func identities(_ author: String) -> Identities {
        Identities(
            person: "\(author)|\(author)@mail.example", email: "\(author)@mail.example",
            host: "\(author).example", network: "203.0.113.0/24")
    }

    static func verdict(_ status: Status, rules: [String] = []) -> Verdict {
        Verdict(
            status: status, score: 4.5, thresholds: .init(hold: 3, spam: 7),
            summary: "\(status) at 4.5 of 3",
            findings: rules.map { rule in
                Finding(
                    rule: rule, about: "About \(rule)", points: 2.5, group: "links",
                    matches: [
                        .init(view: "text", field: "content", start: 0, end: 4, text: "This")
                    ])
            }, filters: "0f", model: "3", tookMicroseconds: 41)
    }
}

/// A generator with a seed.
struct Xorshift: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

extension SubmissionStore {
    /// Claims everything free and records one verdict on all of it.
    @discardableResult
    func judgeAll(
        _ status: Status, rules: [String] = [], at now: Date = Sample.start
    ) async throws -> [SubmissionID] {
        let claims = try await claim(1000, until: now.addingTimeInterval(60), at: now)
        return try await record(
            claims.map { Judgement(claim: $0, verdict: Sample.verdict(status, rules: rules)) },
            at: now)
    }

    /// What is known of a sender, wherever and at any time.
    func history(
        of identities: Identities, excluding id: SubmissionID?, at now: Date = Sample.start
    ) async throws -> History {
        try await history(of: identities, on: Sample.postURL, excluding: id, at: now)
    }

    /// Makes one decision in a batch of its own.
    func decide(
        _ action: DecisionAction, _ id: SubmissionID, revision: Int? = nil,
        edit: DecisionRequest.Edit? = nil, batch: String = "batch", actor: String = "mod",
        at now: Date = Sample.start
    ) async throws -> DecisionOutcome? {
        try await decide(
            [DecisionRequest(id: id, action: action, revision: revision, edit: edit)],
            batch: batch, actor: actor, at: now
        ).first
    }

    /// All ids of a listing, page by page.
    func allIDs(_ query: SubmissionQuery) async throws -> [SubmissionID] {
        var query = query
        var ids: [SubmissionID] = []
        repeat {
            let page = try await submissions(matching: query)
            ids += page.submissions.map(\.id)
            query.cursor = page.next
        } while query.cursor != nil && ids.count < 100_000
        return ids
    }
}
