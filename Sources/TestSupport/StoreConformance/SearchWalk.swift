import Foundation
import Moderation
import Testing

/// Fills a store at random, and searches it.
struct SearchWalk {
    private let store: any SubmissionStore
    private var generator: Xorshift
    private var sample = Sample()
    private var now = Sample.start
    private var texts: [SubmissionID: Int] = [:]
    private var languages: [SubmissionID: String] = [:]
    private var number = 0

    private static let names = ["Ann Lee", "Ann-Marie", "Bo", "Émile Bœuf", "Rosa"]
    private static let words = ["cheap", "pills", "äpfel", "thanks", "Cheaper", "gut"]
    private static let hosts = ["example.com", "www.example.com", "pharm-direct.example", "a.test"]
    private static let addresses = ["203.0.113.7", "203.0.113.9", "198.51.100.1"]

    init(store: any SubmissionStore, seed: UInt64) {
        self.store = store
        generator = Xorshift(state: seed &* 0x9E37_79B9_7F4A_7C15)
    }

    private mutating func pick<Element>(_ elements: [Element], or other: Element) -> Element {
        elements.randomElement(using: &generator) ?? other
    }

    /// Does one thing.
    mutating func step() async throws {
        number += 1
        now.addTimeInterval(Double(Int.random(in: -5...60, using: &generator)))
        switch Int.random(in: 0..<6, using: &generator) {
        case 0..<4: try await send()
        case 4: try await judge()
        default: try await decide()
        }
    }

    private mutating func send() async throws {
        let name = pick(Self.names, or: "Bo")
        let host = pick(Self.hosts, or: "a.test")
        let content = (0..<3).map { _ in pick(Self.words, or: "gut") }.joined(separator: " ")
        let ip = pick(Self.addresses, or: "")
        let text = Int.random(in: 0..<3, using: &generator)
        let isPing = Int.random(in: 0..<5, using: &generator) == 0
        let url = pick(["https://b.example/1", "https://b.example/2"], or: "")
        let email = "\(number % 3)@\(host)"
        var new =
            isPing
            ? sample.pingback(url: url, at: now)
            : sample.comment(
                content + " see https://\(host)/x", author: name, url: url, at: now)
        new.submission.author.email = email
        new.submission.author.url = "https://\(pick(Self.hosts, or: ""))/me"
        new.submission.ip = ip
        new.identities.email = email
        new.identities.print = TextPrint(
            exact: UInt64(text + 1), similar: 0x0F0F_1234_5678_9ABC &* UInt64(2 * text + 1))
        new.identities.language = ["en", "fr", nil][text]
        _ = try await store.enqueue([new])
        texts[new.id] = text
        languages[new.id] = new.identities.language
    }

    private mutating func judge() async throws {
        let status = pick([Status.approved, .held, .spam], or: .held)
        let rules = pick([["A"], ["A", "B"], []], or: [])
        let score = Double(Int.random(in: -2...9, using: &generator))
        let claims = try await store.claim(5, until: now.addingTimeInterval(60), at: now)
        var verdict = Sample.verdict(status, rules: rules)
        verdict.score = score
        _ = try await store.record(claims.map { Judgement(claim: $0, verdict: verdict) }, at: now)
    }

    private mutating func decide() async throws {
        let id = pick(texts.keys.sorted(), or: sample.comment().id)
        let action = pick([DecisionAction.approve, .spam, .trash, .edit, .delete], or: .hold)
        let edit = DecisionRequest.Edit(content: "edited \(pick(Self.words, or: ""))")
        _ = try await store.decide(
            action, id, edit: action == .edit ? edit : nil, actor: pick(["ann", "bo"], or: ""))
    }

    private mutating func term() -> SubmissionTerm {
        let id = pick(texts.keys.sorted(), or: sample.comment().id)
        let word = pick(Self.words, or: "gut")
        let terms: [SubmissionTerm] = [
            .id(id), .status(pick(Status.allCases, or: .held)),
            .kind(pick([.comment, .pingback], or: .comment)),
            .post(pick(["https://b.example/1", "https://b.example/3"], or: "")),
            .author(pick(["ann", "Ann Lee", "emile", "b", "nobody"], or: "")),
            .email("1@\(pick(Self.hosts, or: ""))"), .domain(pick(Self.hosts, or: "")),
            .host(pick(Self.hosts + ["example", "direct.example"], or: "")),
            .ip(pick(Self.addresses + ["203.0.113.0/24", "192.0.2.0/24"], or: "")),
            .rule(pick(["A", "B", "C"], or: "")), .text(word), .text("che*"),
            .text("\(word) \(pick(Self.words, or: ""))"), .text("\"cheap \(word)\""),
            .text("helpful"),
            .score(
                pick(SubmissionTerm.Comparison.allCases, or: .equal),
                Double(Int.random(in: 0...9, using: &generator))),
            .before(now.addingTimeInterval(-300)), .since(now.addingTimeInterval(-200)),
            .decidedBy(pick(["ann", "bo", "cy"], or: "")), .similar(id),
            .language(pick(["en", "fr", "de"], or: "")),
        ]
        return pick(terms, or: .text(word))
    }

    private mutating func filter(depth: Int) -> SubmissionFilter {
        let kind = Int.random(in: 0..<8, using: &generator)
        if depth == 0 || kind < 3 { return .term(term()) }
        if kind == 3 { return .not(filter(depth: depth - 1)) }
        let parts = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            filter(depth: depth - 1)
        }
        return kind < 6 ? .all(parts) : .any(parts)
    }

    /// Compares searches with what looking at everything finds.
    mutating func audit() async throws {
        let naive = NaiveFilter(
            decisions: try await store.decisions(about: nil, before: nil, limit: 10_000),
            texts: texts, languages: languages)
        var query = SubmissionQuery()
        query.limit = 10_000
        let all = try await store.submissions(matching: query).submissions
        let gone = Set(texts.keys).subtracting(all.map(\.id))
        for id in gone { texts[id] = nil }
        for _ in 0..<150 {
            let filter = filter(depth: 3)
            var query = SubmissionQuery()
            query.filter = filter
            query.limit = 7
            query.newestFirst = Bool.random(using: &generator)
            let expected = all.filter { naive.matches(filter, $0) }.map(\.id)
            let found = try await store.allIDs(query)
            #expect(
                found == (query.newestFirst ? expected : expected.reversed()), "\(filter)")
            let counts = try await store.counts(matching: query)
            #expect(counts.values.reduce(0, +) == expected.count, "\(filter)")
        }
    }

    /// Compares the orders of listings with sorting.
    mutating func auditOrders() async throws {
        for order in SubmissionQuery.Order.allCases {
            for newestFirst in [true, false] {
                var query = SubmissionQuery()
                query.order = order
                query.newestFirst = newestFirst
                query.limit = 10_000
                let whole = try await store.submissions(matching: query).submissions
                query.limit = 4
                let paged = try await store.allIDs(query)
                #expect(paged == whole.map(\.id))
                let keys = whole.map { stored in
                    order == .score ? stored.verdict?.score ?? -.infinity : 0
                }
                #expect(keys == keys.sorted { newestFirst ? $0 > $1 : $0 < $1 })
                let posts = whole.map(\.postKey.text)
                if order == .post {
                    #expect(posts == posts.sorted { newestFirst ? $0 > $1 : $0 < $1 })
                }
            }
        }
    }
}
