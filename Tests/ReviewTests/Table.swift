import Foundation
import Moderation
import Synchronization
import Testing

@testable import Review

/// An office in memory, and submissions to lay on the table.
final class Table: ReviewOffice {
    struct State {
        var stored: [StoredSubmission] = []
        var decisions: [(batch: String, id: SubmissionID, before: StoredSubmission)] = []
        var undone: [String: [(SubmissionID, StoredSubmission)]] = [:]
        var batch = 0
        var claimants: [SubmissionID: String] = [:]
        var claimed: SubmissionID?
        var pageReads = 0
        var rules: [ReviewRule] = []
    }

    let state: Mutex<State>
    static let now = Date(timeIntervalSince1970: 1_800_000_000)

    init(_ stored: [StoredSubmission]) { state = Mutex(State(stored: stored)) }

    /// So many held comments, a minute apart, the last one a minute ago.
    convenience init(count: Int) throws {
        self.init(try (0..<count).map { try Self.comment($0, of: count) })
    }

    static func comment(
        _ number: Int, of count: Int = 1, content: String? = nil, status: Status = .held,
        change: (inout StoredSubmission) -> Void = { _ in }
    ) throws -> StoredSubmission {
        let digits = String(number + 1)
        let id = "01HX" + String(repeating: "0", count: 22 - digits.count) + digits
        var stored = StoredSubmission(
            id: try #require(SubmissionID(id)),
            submission: Submission(
                kind: .comment,
                post: .init(
                    url: "https://blog.example/gut/", title: "Does Gut Health Affect Skin?"),
                author: .init(
                    name: "Rosa \(digits)", email: "rosa\(number % 3)@mail.example",
                    url: "https://rosa.example/"),
                content: content ?? "comment number \(digits)", ip: "203.0.113.7"),
            status: status, revision: 2,
            receivedAt: now.addingTimeInterval(Double(number - count) * 60),
            statusChangedAt: now, postKey: try #require(PostKey("gut-health")), verdict: verdict(),
            isEdited: false)
        change(&stored)
        return stored
    }

    static func verdict(_ matches: [Finding.Match] = []) -> Verdict {
        Verdict(
            status: .held, score: 5.5, thresholds: .init(hold: 3, spam: 7),
            summary: "held at 5.5 of 3: BBCode link (+3), several links (+2.5)",
            findings: [
                Finding(
                    rule: "BBCODE_LINK", about: "Posts a BBCode link", points: 3, group: "links",
                    matches: matches),
                Finding(
                    rule: "NEW_AUTHOR_MANY_LINKS",
                    about: "First comment by this author, with several links", points: 2.5,
                    group: "links"),
            ], flip: "without BBCODE_LINK: approved", filters: "0f1e2d3c4b5a69788796")
    }

    func submissions(matching query: SubmissionQuery) async throws -> SubmissionPage {
        state.withLock { state in
            state.pageReads += 1
            let all = Self.matching(query, state)
            let start = query.cursor.flatMap { cursor in
                all.firstIndex { $0.id.text == cursor }.map { $0 + 1 }
            }
            let rest = all[min(start ?? 0, all.count)...]
            let page = rest.prefix(query.limit)
            return SubmissionPage(
                submissions: Array(page),
                next: page.count < rest.count ? page.last?.id.text : nil)
        }
    }

    private static func matching(_ query: SubmissionQuery, _ state: State) -> [StoredSubmission] {
        let found = state.stored.filter { stored in
            let isCursor = stored.id.text == query.cursor
            let text = stored.submission.content ?? ""
            return isCursor
                || query.statuses.contains(stored.status)
                    && (query.text.map { text.contains($0) } ?? true)
                    && (query.since.map { stored.receivedAt >= $0 } ?? true)
                    && (query.before.map { stored.receivedAt < $0 } ?? true)
        }.sorted { ($0.receivedAt, $0.id) < ($1.receivedAt, $1.id) }
        return query.newestFirst ? found.reversed() : found
    }

    func count(matching query: SubmissionQuery) async throws -> Int {
        state.withLock { Self.matching(query, $0).count }
    }

    func query(_ query: SubmissionQuery, limitedTo text: String) async throws -> SubmissionQuery {
        if text == "bad:" { throw ReviewRefusal("bad is nothing") }
        var query = query
        if !text.isEmpty { query.text = text }
        return query
    }

    func card(of id: SubmissionID) async throws -> ReviewCard? {
        state.withLock { state in
            var history = History()
            history.email = .init(approved: 3, spam: 1)
            return state.stored.first { $0.id == id }
                .map { ReviewCard(stored: $0, history: history) }
        }
    }

    func thread(around stored: StoredSubmission) async throws -> CommentThread {
        CommentThread([])
    }

    func history(of stored: StoredSubmission, limit: Int) async throws -> [ReviewRow] {
        state.withLock { state in
            state.stored.filter { $0.submission.author.email == stored.submission.author.email }
                .map(ReviewRow.init)
        }
    }

    func groups(of stored: StoredSubmission) async throws -> [ReviewGroup] {
        [.author(stored.submission.author.email ?? ""), .rule("BBCODE_LINK")]
    }

    func members(
        of group: ReviewGroup, like stored: StoredSubmission, matching query: SubmissionQuery,
        limit: Int
    ) async throws -> [ReviewRow] {
        state.withLock { state in
            Self.matching(query, state).filter {
                if case .author(let email) = group { return $0.submission.author.email == email }
                return true
            }.prefix(limit).map(ReviewRow.init)
        }
    }

    func lastDecision(about id: SubmissionID) async throws -> Decision? {
        Decision(
            number: 1, batch: "x", submission: id, action: .approve, actor: "ann",
            decidedAt: Self.now, from: .held, to: .approved, revision: 3)
    }

    func decide(_ requests: [DecisionRequest]) async throws -> ReviewActs {
        state.withLock { state in
            state.batch += 1
            let batch = "b\(state.batch)"
            let outcomes = requests.map { Self.decide($0, batch, &state) }
            return ReviewActs(batch: batch, outcomes: outcomes)
        }
    }

    private static func decide(
        _ request: DecisionRequest, _ batch: String, _ state: inout State
    ) -> DecisionOutcome {
        guard let place = state.stored.firstIndex(where: { $0.id == request.id }) else {
            return DecisionOutcome(id: request.id, result: .unknown, status: nil, revision: nil)
        }
        let before = state.stored[place]
        guard request.revision == before.revision else {
            return DecisionOutcome(
                id: request.id, result: .stale(revision: before.revision), status: before.status,
                revision: before.revision)
        }
        if request.edit?.content == "" {
            return DecisionOutcome(
                id: request.id, result: .refused("please write something"), status: before.status,
                revision: before.revision)
        }
        state.decisions.append((batch, request.id, before))
        if let status = request.action.status { state.stored[place].status = status }
        if let edit = request.edit {
            state.stored[place].submission.apply(edit)
            state.stored[place].isEdited = true
        }
        state.stored[place].revision += 1
        return DecisionOutcome(
            id: request.id, result: .done(number: Int64(state.decisions.count)),
            status: state.stored[place].status, revision: state.stored[place].revision)
    }

    func undo(_ selection: UndoSelection) async throws -> ReviewActs {
        state.withLock { state in
            state.batch += 1
            let batch = "b\(state.batch)"
            guard case .batch(let wanted) = selection else {
                return ReviewActs(batch: batch, outcomes: [])
            }
            var outcomes: [DecisionOutcome] = []
            for decision in state.decisions.reversed() where decision.batch == wanted {
                guard let place = state.stored.firstIndex(where: { $0.id == decision.id }) else {
                    continue
                }
                state.decisions.append((batch, decision.id, state.stored[place]))
                let revision = state.stored[place].revision + 1
                state.stored[place] = decision.before
                state.stored[place].revision = revision
                outcomes.append(
                    DecisionOutcome(
                        id: decision.id, result: .done(number: 1),
                        status: decision.before.status, revision: revision))
            }
            return ReviewActs(batch: batch, outcomes: outcomes)
        }
    }

    func claim(_ id: SubmissionID) async throws -> String? {
        state.withLock { state in
            state.claimed = id
            return state.claimants[id]
        }
    }

    func releaseClaims() async throws { state.withLock { $0.claimed = nil } }

    func trial(of text: String) async throws -> ReviewRule {
        ReviewRule(
            id: "MINE_1", text: text, yaml: "- id: MINE_1\n  state: shadow", hits: [],
            searchedCount: 12)
    }

    func add(_ rule: ReviewRule) async throws -> String {
        state.withLock { $0.rules.append(rule) }
        return "mine.yaml"
    }
}
