import Filters
import Foundation
import Moderation
import Review
import Service

extension DeskOffice {
    func groups(of stored: StoredSubmission) async throws -> [ReviewGroup] {
        ReviewGroup.groups(of: stored, identities: senders.identities(of: stored.submission))
    }

    func history(of stored: StoredSubmission, limit: Int) async throws -> [ReviewRow] {
        let own = senders.identities(of: stored.submission)
        var query = SubmissionQuery()
        query.limit = min(limit, Self.pageCount)
        query.author = own.email ?? stored.submission.author.name
        guard let author = query.author, !author.isEmpty else { return [] }
        let page = try await desk.store.submissions(matching: query)
        return page.submissions.filter { other -> Bool in
            guard other.id != stored.id else { return false }
            let identities = senders.identities(of: other.submission)
            return own.email.map { $0 == identities.email } ?? (own.name == identities.name)
        }.map(ReviewRow.init)
    }

    func members(
        of group: ReviewGroup, like stored: StoredSubmission, matching query: SubmissionQuery,
        limit: Int
    ) async throws -> [ReviewRow] {
        var query = query.narrowed(by: .term(Self.term(group, stored)))
        query.limit = Self.pageCount
        let own = senders.identities(of: stored.submission)
        var rows: [ReviewRow] = []
        var searched = 0
        repeat {
            let page = try await desk.store.submissions(matching: query)
            rows += page.submissions.filter { isMember($0, group, own) }.map(ReviewRow.init)
            searched += page.submissions.count
            query.cursor = page.next
        } while query.cursor != nil && rows.count < limit && searched < Self.searchedCount
        return Array(rows.prefix(limit))
    }

    /// What finds the members, and perhaps a few more.
    private static func term(_ group: ReviewGroup, _ stored: StoredSubmission) -> SubmissionTerm {
        switch group {
        case .author(let author) where author.contains("@"): .email(author)
        case .author(let author): .author(author)
        case .domain(let domain): .domain(domain)
        case .host(let host): .host(host)
        case .network(let network): .ip(network)
        case .campaign: .similar(stored.id)
        case .rule(let rule): .rule(rule)
        }
    }

    private func isMember(
        _ stored: StoredSubmission, _ group: ReviewGroup, _ own: Identities
    ) -> Bool {
        if case .rule(let rule) = group {
            return stored.verdict?.findings.contains { $0.rule == rule } == true
        }
        let identities = senders.identities(of: stored.submission)
        return switch group {
        case .author(let author):
            identities.email == nil
                ? stored.submission.author.name == author : identities.email == author
        case .domain(let domain): identities.email?.hasSuffix("@\(domain)") == true
        case .host(let host): identities.host == host
        case .network(let network): identities.network == network
        case .campaign: Self.isAlike(own.print, identities.print)
        case .rule: false
        }
    }

    /// Whether two texts are the same, or nearly; the same nearness as `Echo` counts by.
    private static func isAlike(_ one: TextPrint?, _ other: TextPrint?) -> Bool {
        guard let one, let other else { return false }
        return one.exact == other.exact || (one.similar ^ other.similar).nonzeroBitCount <= 8
    }
}
