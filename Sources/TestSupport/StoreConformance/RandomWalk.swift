import Foundation
import Moderation
import Testing

/// Does things at random to a store, and keeps books of its own.
struct RandomWalk {
    private let store: any SubmissionStore
    private var generator: Xorshift
    private var sample = Sample()
    private var now = Sample.start
    private var number = 0
    private var authors: [SubmissionID: String] = [:]
    /// What each was sent with, by what its text is known.
    private var texts: [SubmissionID: Int] = [:]
    /// Spam that was cleaned up, by author.
    private var removedSpam: [String: Int] = [:]
    private var openClaims: [Claim] = []
    /// What a repository that does as it is told would hold.
    private var published: [SubmissionID: PublicComment] = [:]
    private var posts: [PostKey: PublicPost] = [:]

    private static let names = ["Ann", "Bo", "Cy"]

    init(store: any SubmissionStore, seed: UInt64) {
        self.store = store
        generator = Xorshift(state: seed &* 0x9E37_79B9_7F4A_7C15)
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.randomElement(using: &generator)
    }

    /// Does one thing.
    mutating func step() async throws {
        number += 1
        now.addTimeInterval(Double(Int.random(in: -20...60, using: &generator)))
        switch Int.random(in: 0..<20, using: &generator) {
        case 0..<5: try await send()
        case 5..<7:
            openClaims += try await store.claim(
                3, until: now.addingTimeInterval(120), at: now)
        case 7..<11: try await judge()
        case 11..<16: try await decide()
        case 16: try await undo()
        case 17: try await cleanUp()
        case 18: try await publish(limit: 3)
        default: try await release()
        }
    }

    private mutating func send() async throws {
        let name = pick(Self.names) ?? "Ann"
        let url = pick(["https://b.example/1", "https://b.example/2"]) ?? ""
        let key = "key\(Int.random(in: 0..<40, using: &generator))"
        var new =
            Bool.random(using: &generator)
            ? sample.comment("text \(number)", author: name, url: url, key: key, at: now)
            : sample.comment("text \(number)", author: name, url: url, at: now)
        let text = Int.random(in: 0..<Self.languages.count, using: &generator)
        new.identities = Self.identities(name, text: text)
        for receipt in try await store.enqueue([new]) where !receipt.isRepeat {
            authors[receipt.id] = name
            texts[receipt.id] = text
        }
    }

    private static let languages = ["en", "fr", nil]

    private static func identities(_ name: String, text: Int) -> Identities {
        var identities = Sample.identities(name)
        identities.print = TextPrint(
            exact: UInt64(text + 1), similar: 0x0F0F_1234_5678_9ABC &* UInt64(2 * text + 1))
        identities.linkHosts = ["\(text).example", "every.example"]
        identities.language = languages[text]
        return identities
    }

    private mutating func judge() async throws {
        let judgements = openClaims.map { claim in
            Judgement(
                claim: claim,
                verdict: Sample.verdict(
                    pick([.approved, .held, .spam]) ?? .held,
                    rules: pick([[], ["A"], ["A", "B"]]) ?? []))
        }
        openClaims = Bool.random(using: &generator) ? [] : openClaims
        _ = try await store.record(judgements, at: now)
    }

    private mutating func release() async throws {
        try await store.release(openClaims, error: "failed", attempts: 2, at: now)
        openClaims = []
    }

    private mutating func decide() async throws {
        let actions: [DecisionAction] = [
            .approve, .approve, .hold, .spam, .trash, .restore, .edit, .edit, .delete,
        ]
        var requests: [DecisionRequest] = []
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            guard let id = pick(authors.keys.sorted()), let action = pick(actions) else { return }
            requests.append(
                DecisionRequest(id: id, action: action, edit: .init(content: "edit \(number)")))
        }
        _ = try await store.decide(requests, batch: "b\(number)", actor: "mod", at: now)
    }

    private mutating func undo() async throws {
        let selections: [UndoSelection] = [
            .latest(actor: "mod"), .batch("b\(Int.random(in: 0...number, using: &generator))"),
            .decision(Int64.random(in: 0...Int64(number), using: &generator)),
        ]
        _ = try await store.undo(
            pick(selections) ?? .latest(actor: "mod"), batch: "b\(number)", actor: "mod", at: now)
    }

    private mutating func cleanUp() async throws {
        let before = try await everything()
        let span = Duration.seconds(600)
        _ = try await store.cleanUp(
            Retention(held: span, spam: span, trash: span, privateFields: span, events: span),
            at: now, limit: 4, dryRun: false)
        let left = Set(try await everything().map(\.id))
        for gone in before where !left.contains(gone.id) && gone.status == .spam {
            removedSpam[authors[gone.id] ?? "", default: 0] += 1
        }
    }

    private mutating func publish(limit: Int) async throws {
        let orders = try await store.pendingPublications(limit: limit)
        for comment in orders.changes.published { published[comment.id] = comment }
        for withdrawal in orders.changes.withdrawn { published[withdrawal.id] = nil }
        for post in orders.changes.posts { posts[post.key] = post }
        try await store.settle(orders)
    }

    private func everything() async throws -> [StoredSubmission] {
        var query = SubmissionQuery()
        query.limit = 10_000
        return try await store.submissions(matching: query).submissions
    }

    /// Compares all that the store counts with what is there.
    mutating func audit() async throws {
        let all = try await everything()
        try await auditCounts(all)
        try await auditHistory(all)
        try await auditTexts(all)
        try await publish(limit: 10_000)
        let approved = all.filter { $0.status == .approved }
        #expect(Set(published.values) == Set(approved.map(PublicComment.init(of:))))
        for post in posts.values {
            let there = approved.filter { $0.postKey == post.key }
            #expect(post.comments == there.count)
        }
    }

    private func auditCounts(_ all: [StoredSubmission]) async throws {
        let counts = try await store.counts(matching: SubmissionQuery())
        for status in Status.allCases {
            #expect(counts[status] == all.count { $0.status == status })
        }
        let waiting = all.filter { $0.status == .queued || $0.status == .held }
        let byPost = try await store.waitingByPost(limit: 99)
        #expect(byPost.map(\.count).reduce(0, +) == waiting.count)
        for row in byPost {
            let there = waiting.filter { $0.postKey == row.post }
            #expect(row.count == there.count)
            #expect(row.oldest == there.map(\.receivedAt).min())
        }
        let rules = try await store.heldByRule(limit: 99)
        for rule in ["A", "B"] {
            let held = all.count { submission in
                submission.status == .held
                    && submission.verdict?.findings.contains { $0.rule == rule } == true
            }
            #expect(rules.first { $0.rule == rule }?.count ?? 0 == held)
        }
    }

    private func auditHistory(_ all: [StoredSubmission]) async throws {
        for name in Self.names {
            let own = all.filter { authors[$0.id] == name }
            let removed = removedSpam[name] ?? 0
            let history = try await store.history(of: Sample.identities(name), excluding: nil)
            #expect(history.person == Self.counts(own, removedSpam: removed))
            #expect(history.email == Self.counts(own, removedSpam: removed))
            #expect(
                history.network
                    == Self.counts(all, removedSpam: removedSpam.values.reduce(0, +)))
        }
    }

    private func auditTexts(_ all: [StoredSubmission]) async throws {
        for text in Self.languages.indices {
            let own = all.filter { texts[$0.id] == text }
            let history = try await store.history(
                of: Self.identities("Nobody", text: text), excluding: nil)
            #expect(history.echo.similar == own.count)
            #expect(history.echo.same == own.count)
            #expect(history.echo.approved == own.count { $0.status == .approved })
            #expect(history.echo.spam == own.count { $0.status == .spam })
            let approved = all.filter { $0.status == .approved }
            #expect(history.blog.approved == approved.count)
            let recognised = approved.filter { Self.languages[texts[$0.id] ?? 0] != nil }
            #expect(history.blog.recognised == recognised.count)
            let same = recognised.count { texts[$0.id] == text }
            #expect(history.blog.sameLanguage == same)
            // Of the two hosts that is the one with the most spam, which every text links to.
            let spam = removedSpam.values.reduce(0, +)
            #expect(history.linkHosts.spam == all.count { $0.status == .spam } + spam)
        }
    }

    private static func counts(
        _ submissions: [StoredSubmission], removedSpam: Int
    ) -> History.Counts {
        History.Counts(
            approved: submissions.count { $0.status == .approved },
            held: submissions.count { $0.status == .held },
            spam: submissions.count { $0.status == .spam } + removedSpam,
            trash: submissions.count { $0.status == .trash })
    }
}
