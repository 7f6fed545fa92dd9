import Foundation
import Moderation

extension SubmissionQuery {
    /// The query with all of its filter that a listing has an index for in the query's own
    /// conditions, and the statuses asked for; nil if nothing can match.
    func absorbingFilter() -> (query: SubmissionQuery, statuses: Set<Status>)? {
        var query = self
        query.filter = nil
        var statuses = statuses.isEmpty ? Set(Status.allCases) : statuses
        var rest: [SubmissionFilter] = []
        for part in filter?.conjuncts ?? [] where !query.absorb(part, &statuses) {
            rest.append(part)
        }
        if rest.count == 1 { query.filter = rest[0] }
        if rest.count > 1 { query.filter = .all(rest) }
        return statuses.isEmpty ? nil : (query, statuses)
    }

    private mutating func absorb(_ part: SubmissionFilter, _ statuses: inout Set<Status>) -> Bool {
        if let asked = part.statuses {
            statuses.formIntersection(asked)
            return true
        }
        guard case .term(let term) = part else { return false }
        switch term {
        case .kind(let kind) where kinds.isEmpty: kinds = [kind]
        case .post(let name) where post == nil: post = name
        case .rule(let name) where rule == nil: rule = name
        case .before(let date): before = min(before ?? date, date)
        case .since(let date): since = max(since ?? date, date)
        default: return false
        }
        return true
    }
}

extension SubmissionFilter {
    /// Filters that must all match, which together are this one.
    var conjuncts: [SubmissionFilter] {
        guard case .all(let parts) = self else { return [self] }
        return parts.flatMap(\.conjuncts)
    }

    /// The statuses that match, if nothing but the status counts.
    var statuses: Set<Status>? {
        switch self {
        case .term(.status(let status)): return [status]
        case .term: return nil
        case .not(let part): return part.statuses.map { Set(Status.allCases).subtracting($0) }
        case .all(let parts), .any(let parts):
            let sets = parts.compactMap(\.statuses)
            guard sets.count == parts.count, let first = sets.first else { return nil }
            if case .any = self { return sets.reduce(first) { $0.union($1) } }
            return sets.reduce(first) { $0.intersection($1) }
        }
    }
}
