import Moderation
import Review

extension DeskOffice {
    /// A query narrowed by a search, as `winnow list --where` takes it.
    ///
    /// A status in the search takes the place of the review's own.
    func query(_ query: SubmissionQuery, limitedTo text: String) async throws -> SubmissionQuery {
        guard !text.isEmpty else { return query }
        let filter: SubmissionFilter
        do {
            filter = try WhereOption.filter(text)
        } catch let failure as CommandFailure {
            throw ReviewRefusal(failure.message)
        }
        var query = query
        let statuses = Self.statuses(filter)
        if !statuses.isEmpty { query.statuses = statuses }
        return query.narrowed(by: filter)
    }

    /// The statuses that a search asks for, wherever it does.
    private static func statuses(_ filter: SubmissionFilter) -> Set<Status> {
        switch filter {
        case .term(.status(let status)): [status]
        case .term, .not: []
        case .all(let parts), .any(let parts):
            parts.reduce(into: []) { $0.formUnion(statuses($1)) }
        }
    }
}

extension SubmissionQuery {
    /// The query with one more condition.
    func narrowed(by filter: SubmissionFilter) -> SubmissionQuery {
        var query = self
        query.filter = query.filter.map { .all([$0, filter]) } ?? filter
        return query
    }
}
