import Foundation
import GRDB
import Moderation

extension FilterCompiler {
    /// The condition of a term.
    func condition(_ term: SubmissionTerm, looksForPage: Bool) throws -> Condition {
        switch term {
        case .id(let id): Condition(sql: "s.id = ?", arguments: [.text(id.text)])
        case .status(let status): Condition(sql: "s.status = \(status.code)")
        case .kind(let kind): Condition(sql: "s.kind = \(kind.code)")
        case .post(let name):
            number("s.post", try Listing.post(name, in: database))
        case .author(let author): try self.author(author, looksForPage: looksForPage)
        case .email(let address):
            number("s.email", hash.senders(of: Identities(email: address.lowercased())).email)
        case .domain(let domain):
            privateTest("winnow_domain(p.email, ?)", MailText.plain(domain))
        case .host(let host): self.host(host)
        case .ip(let network): privateTest("winnow_network(p.ip, ?)", network)
        case .rule(let rule):
            Condition(
                sql: """
                    EXISTS (SELECT 1 FROM findings g WHERE g.rule =
                        (SELECT rule FROM rules WHERE name = ?)
                    AND g.received_at = s.received_at AND g.seq = s.seq)
                    """, arguments: [.text(rule)])
        case .text(let text): try self.text(text, looksForPage: looksForPage)
        case .score(let comparison, let number):
            Condition(
                sql: """
                    (SELECT json_extract(v.json, '$.score') FROM verdicts v WHERE v.seq = s.seq) \
                    \(comparison.rawValue) ?
                    """, arguments: [.real(number)])
        case .before(let date):
            Condition(sql: "s.received_at < ?", arguments: [.date(date)])
        case .since(let date):
            Condition(sql: "s.received_at >= ?", arguments: [.date(date)])
        case .decidedBy(let actor):
            Condition(
                sql: "EXISTS (SELECT 1 FROM decisions d WHERE d.id = s.id AND d.actor = ?)",
                arguments: [.text(actor)])
        case .similar(let id):
            Condition(
                sql: "+s.seq IN (SELECT value FROM json_each(?))",
                arguments: [.text(Self.json(try similar(to: id)))])
        case .language(let code): number("s.language", LanguageCode.number(code.lowercased()))
        }
    }

    /// A list of numbers, for `json_each`.
    static func json(_ numbers: [Int64]) -> String {
        "[" + numbers.map(String.init).joined(separator: ",") + "]"
    }

    private func number(_ column: String, _ number: Int64?) -> Condition {
        guard let number else { return Condition(sql: "0") }
        return Condition(sql: "\(column) = ?", arguments: [.integer(number)])
    }

    private func privateTest(_ test: String, _ argument: String?) -> Condition {
        guard let argument else { return Condition(sql: "0") }
        return Condition(
            sql: "EXISTS (SELECT 1 FROM private_fields p WHERE p.seq = s.seq AND \(test))",
            arguments: [.text(argument)])
    }

    private func textTest(_ test: String, _ arguments: [SQLValue]) -> Condition {
        Condition(
            sql: "EXISTS (SELECT 1 FROM texts t WHERE t.seq = s.seq AND \(test))",
            arguments: arguments)
    }

    private func author(_ author: String, looksForPage: Bool) throws -> Condition {
        if let term = Self.mailTerm(author) {
            return try condition(term, looksForPage: looksForPage)
        }
        if let match = TextQuery.match(author, in: "name", mayGoOn: true) {
            return try matchCondition(match, looksForPage: looksForPage)
        }
        let (test, arguments) = TextSearch.condition(["t.name"], hold: author)
        return textTest(test, arguments)
    }

    /// What an author with an `@` stands for.
    static func mailTerm(_ author: String) -> SubmissionTerm? {
        guard let at = author.firstIndex(of: "@") else { return nil }
        return at == author.startIndex ? .domain(String(author.dropFirst())) : .email(author)
    }

    private func host(_ host: String) -> Condition {
        guard let host = MailText.plain(host) else { return Condition(sql: "0") }
        let columns = ["t.url", "t.source_url", "t.content"]
        let tests = columns.map { "winnow_host(\($0), ?)" }.joined(separator: " OR ")
        return textTest("(\(tests))", columns.map { _ in .text(host) })
    }

    private func text(_ text: String, looksForPage: Bool) throws -> Condition {
        let query = TextQuery(text)
        var conditions = query.pieces.map { piece in
            let (test, arguments) = TextSearch.condition(
                TextQuery.columns.map { "t." + $0 }, hold: piece)
            return textTest(test, arguments)
        }
        if let match = query.match {
            conditions.append(try matchCondition(match, looksForPage: looksForPage))
        }
        guard !conditions.isEmpty else { return Condition(sql: "1") }
        return Condition(
            sql: "(" + conditions.map(\.sql).joined(separator: " AND ") + ")",
            arguments: conditions.flatMap(\.arguments))
    }

    /// The submission itself and others of the last weeks with its text, or nearly.
    func similar(to id: SubmissionID) throws -> [Int64] {
        guard let row = try SubmissionRow.find(id, in: database) else { return [] }
        let event = try recent.refresh(in: database, at: row.receivedAt)
        return recent.withIndex(asOf: event) { index, _ in
            guard let place = index.place(of: row.seq) else { return [row.seq] }
            var found: [Int] = []
            index.echoes(of: index.arrivals[place], since: 0, into: &found)
            return [row.seq] + found.map { index.arrivals[$0].seq }
        }
    }
}
