import Foundation
import Moderation

/// Does what a review wants done, at the office.
public struct ReviewClerk: Sendable {
    let office: any ReviewOffice
    private let startedAt: Date

    /// A clerk for one session.
    ///
    /// - Parameters:
    ///   - office: Where everything is done.
    ///   - startedAt: From when on arrivals are new.
    public init(office: any ReviewOffice, startedAt: Date) {
        self.office = office
        self.startedAt = startedAt
    }

    /// Does all of these and what follows from them; an error is shown, not thrown.
    ///
    /// - Returns: what only the terminal's owner can do, in order.
    public func perform(
        _ effects: [ReviewEffect], for state: inout ReviewState
    ) async -> [ReviewEffect] {
        var waiting = effects[...]
        var left: [ReviewEffect] = []
        var hasDecided = false
        while let effect = waiting.popFirst() {
            switch effect {
            case .edit, .suspend, .repaint, .quit: left.append(effect)
            default:
                let news: ReviewNews
                do {
                    news = try await self.news(of: effect, state)
                } catch {
                    news = .failed("\(error)")
                }
                if case .decided = news { hasDecided = true }
                if case .undone = news { hasDecided = true }
                waiting += state.take(news)
            }
        }
        if hasDecided { await count(for: &state) }
        return left
    }

    /// Decides on an edit that came back from an editor; nil if nothing was changed.
    ///
    /// - Returns: whether there is nothing left of it to be kept.
    public func take(_ request: DecisionRequest?, for state: inout ReviewState) async -> Bool {
        let revision = request?.revision
        _ = await perform(state.take(.edited(request)), for: &state)
        guard let request, let card = state.card, card.stored.id == request.id else { return true }
        return card.stored.isEdited && card.stored.revision != revision
            && !(state.message?.isWarning ?? false)
    }

    /// Says that something could not be done.
    public func fail(_ reason: String, for state: inout ReviewState) {
        _ = state.take(.failed(reason))
    }

    /// Looks for what came meanwhile, and keeps others away from what is on the table.
    public func count(for state: inout ReviewState) async {
        do {
            var new = state.query
            new.since = max(startedAt, state.query.since ?? startedAt)
            let waiting = try await office.count(matching: state.query)
            let fresh = try await office.count(matching: new)
            _ = state.take(.counts(waiting: waiting, new: fresh))
            if let current = state.deck?.current { _ = try await office.claim(current.id) }
        } catch {
            _ = state.take(.failed("\(error)"))
        }
    }

    private func news(of effect: ReviewEffect, _ state: ReviewState) async throws -> ReviewNews {
        switch effect {
        case .begin(let limit, let place): return try await begin(limit, at: place, state)
        case .readLater(let query): return .later(try await office.submissions(matching: query))
        case .readEarlier(let query):
            return .earlier(try await office.submissions(matching: query))
        case .open(let id): return .card(try await card(of: id), id)
        case .search(let text, let query): return try await search(text, query, state)
        case .thread(let stored): return .thread(try await office.thread(around: stored))
        case .history(let stored):
            return .history(try await office.history(of: stored, limit: 200))
        case .groups(let stored): return .groups(try await office.groups(of: stored))
        case .gather(let group, let stored, let query):
            var query = query
            query.cursor = nil
            let rows = try await office.members(
                of: group, like: stored, matching: query, limit: ReviewBulk.limit + 1)
            return .members(
                ReviewBulk(
                    title: "waiting, \(group.description)",
                    rows: Array(rows.prefix(ReviewBulk.limit)),
                    isCut: rows.count > ReviewBulk.limit))
        case .gatherTagged(let ids): return .members(try await tagged(ids))
        case .decide(let requests): return try await decide(requests)
        case .undo(let selection, let isRedo):
            return .undone(try await office.undo(selection), isRedo: isRedo)
        case .trial(let text): return .trial(try await office.trial(of: text))
        case .add(let rule): return .added(rule, where: try await office.add(rule))
        case .edit, .suspend, .repaint, .quit: return .failed("not an errand")
        }
    }

    private func card(of id: SubmissionID) async throws -> ReviewCard? {
        let claimant = try await office.claim(id)
        var card = try await office.card(of: id)
        card?.claimant = claimant
        return card
    }

    private func tagged(_ ids: [SubmissionID]) async throws -> ReviewBulk {
        var rows: [ReviewRow] = []
        for id in ids.prefix(ReviewBulk.limit) {
            if let card = try await office.card(of: id) { rows.append(ReviewRow(card.stored)) }
        }
        return ReviewBulk(title: "marked", rows: rows, isCut: ids.count > ReviewBulk.limit)
    }

    private func decide(_ requests: [DecisionRequest]) async throws -> ReviewNews {
        let acts = try await office.decide(requests)
        var others: [SubmissionID: String] = [:]
        for outcome in acts.outcomes.prefix(requests.count == 1 ? 1 : 0) {
            guard case .stale = outcome.result else { continue }
            others[outcome.id] = try await office.lastDecision(about: outcome.id)?.actor
        }
        return .decided(requests, acts, others: others)
    }
}
