import Filters
import Foundation
import Moderation
import Review
import Service

extension DeskOffice {
    /// The group that a moderator's own rules are added to.
    private static let group = "mine"
    /// How many of the newest submissions a rule is tried on.
    private static let trialCount = 2_000
    private static let hitCount = 200

    func trial(of text: String) async throws -> ReviewRule {
        let text = text.trimmingCharacters(in: .whitespaces)
        guard text.count >= 3 else {
            throw ReviewRefusal("a rule for less than three characters would hit everything")
        }
        let id = "MINE_\(Self.name(text))_\(session.suffix(4))\(batches.next("").suffix(2))"
        let rule = Self.rule(id, text)
        do {
            _ = try RuleAddition.tried(
                rule, group: Self.group, folder: filters, at: desk.clock.now())
        } catch let failure as RuleAddition.Failure {
            throw ReviewRefusal(failure.message)
        } catch let problems as FilterProblems {
            throw ReviewRefusal(problems.problems.map(\.description).joined(separator: "; "))
        }
        let (hits, searched) = try await hits(of: text)
        return ReviewRule(
            id: id, text: text, yaml: rule.yaml(indent: 0), hits: hits, searchedCount: searched)
    }

    func add(_ rule: ReviewRule) async throws -> String {
        let tried = try RuleAddition.tried(
            Self.rule(rule.id, rule.text), group: Self.group, folder: filters,
            at: desk.clock.now())
        let path = "\(filters)/\(tried.name)"
        try FilterFile.write(Array(tried.outcome.text.utf8), to: path, replacing: true)
        return tried.name
    }

    /// A rule on trial that finds a text in comments, whatever its case.
    private static func rule(_ id: String, _ text: String) -> WrittenRule {
        var rule = WrittenRule(id: id, about: "Contains “\(text.prefix(60))”")
        rule.views = ["content"]
        rule.match = text.map { character in
            character.isLetter || character.isNumber ? String(character) : escaped(character)
        }.joined()
        rule.effect = .points(2)
        rule.state = .shadow
        rule.spam = [.init("before \(text) after")]
        rule.ham = [.init("ok")]
        return rule
    }

    /// A character that means itself; white space means any.
    private static func escaped(_ character: Character) -> String {
        if character.isWhitespace { return "\\s+" }
        return character.isASCII ? "\\\(character)" : String(character)
    }

    /// The text as a part of an id: upper case, digits and `_`.
    private static func name(_ text: String) -> String {
        let kept = text.uppercased().unicodeScalars.map { scalar -> Character in
            let isKept = ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            return isKept ? Character(scalar) : "_"
        }
        let name = String(kept).split(separator: "_").prefix(3).joined(separator: "_")
        return name.isEmpty ? "TEXT" : String(name.prefix(30))
    }

    private func hits(of text: String) async throws -> (rows: [ReviewRow], searched: Int) {
        var query = SubmissionQuery()
        query.limit = Self.pageCount
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
        var rows: [ReviewRow] = []
        var searched = 0
        repeat {
            let page = try await desk.store.submissions(matching: query)
            rows += page.submissions.filter { stored in
                let content = (stored.submission.content ?? "").lowercased()
                return content.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                    .contains(words)
            }.map(ReviewRow.init)
            searched += page.submissions.count
            query.cursor = page.next
        } while query.cursor != nil && searched < Self.trialCount && rows.count < Self.hitCount
        return (Array(rows.prefix(Self.hitCount)), searched)
    }
}
