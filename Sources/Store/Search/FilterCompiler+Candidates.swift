import GRDB
import Moderation

extension FilterCompiler {
    /// A list of submissions with all that match among them; nil if no index has one, or it would
    /// be long.
    func candidates(_ filter: SubmissionFilter) throws -> [Int64]? {
        switch filter {
        case .not: return nil
        case .term(let term): return try candidates(term)
        case .all(let parts):
            var best: [Int64]?
            for part in parts {
                guard let found = try candidates(part) else { continue }
                if best.map({ found.count < $0.count }) ?? true { best = found }
            }
            return best
        case .any(let parts):
            var all = Set<Int64>()
            for part in parts {
                guard let found = try candidates(part) else { return nil }
                all.formUnion(found)
                if all.count > Self.candidateLimit { return nil }
            }
            return all.sorted()
        }
    }

    private func candidates(_ term: SubmissionTerm) throws -> [Int64]? {
        let marks = SearchMarks(hash: hash)
        switch term {
        case .id(let id):
            return try list("SELECT seq FROM submissions WHERE id = ?", .text(id.text))
        case .similar(let id): return try similar(to: id)
        case .rule(let rule):
            return try list(
                "SELECT seq FROM findings WHERE rule = (SELECT rule FROM rules WHERE name = ?)",
                .text(rule))
        case .decidedBy(let actor):
            return try list(
                """
                SELECT DISTINCT s.seq FROM decisions d INDEXED BY decisions_actor
                CROSS JOIN submissions s ON s.id = d.id WHERE d.actor = ?
                """, .text(actor))
        case .text(let text): return try found(TextQuery(text).match)
        case .author(let author):
            if let term = Self.mailTerm(author) { return try candidates(term) }
            return try found(TextQuery.match(author, in: "name", mayGoOn: true))
        case .host(let host):
            return try found(TextQuery.match(host, in: "url source_url content"))
        case .email(let address): return try found(mark: marks.email(address.lowercased()))
        case .domain(let domain):
            return try found(mark: MailText.plain(domain).flatMap(marks.domain))
        case .ip(let ip): return try found(mark: IPNetwork(ip).flatMap(marks.network))
        case .status, .kind, .post, .score, .before, .since, .language: return nil
        }
    }

    private func found(mark: String?) throws -> [Int64]? {
        try found(mark.map { "{marks} : \"\($0)\"" })
    }

    private func found(_ match: String?) throws -> [Int64]? {
        guard let found = try match.map(matches), found.count <= Self.candidateLimit else {
            return nil
        }
        return found
    }

    private func list(_ sql: String, _ argument: SQLValue) throws -> [Int64]? {
        let found = try Query(sql + " LIMIT ?", in: database)
            .all([argument, .int(Self.candidateLimit + 1)]) { $0.int64(0) }
        return found.count <= Self.candidateLimit ? found : nil
    }
}

extension SubmissionFilter {
    /// Whether an answer to it needs the index of words and marks.
    var needsIndex: Bool {
        switch self {
        case .term(let term):
            switch term {
            case .author, .email, .domain, .host, .ip, .text: true
            default: false
            }
        case .not(let part): part.needsIndex
        case .all(let parts), .any(let parts): parts.contains(where: \.needsIndex)
        }
    }
}
