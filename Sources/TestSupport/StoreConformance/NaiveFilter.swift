import Foundation
import Moderation

/// Says what a filter finds by looking at one submission alone, as slowly as need be.
struct NaiveFilter {
    /// Who decided on what.
    var decisions: [Decision]
    /// By what texts are known again.
    var texts: [SubmissionID: Int]
    var languages: [SubmissionID: String]

    func matches(_ filter: SubmissionFilter, _ stored: StoredSubmission) -> Bool {
        switch filter {
        case .term(let term): matches(term, stored)
        case .all(let parts): parts.allSatisfy { matches($0, stored) }
        case .any(let parts): parts.contains { matches($0, stored) }
        case .not(let part): !matches(part, stored)
        }
    }

    private func matches(_ term: SubmissionTerm, _ stored: StoredSubmission) -> Bool {
        let submission = stored.submission
        switch term {
        case .id(let id): return stored.id == id
        case .status(let status): return stored.status == status
        case .kind(let kind): return submission.kind == kind
        case .post(let post):
            return stored.postKey.text == post || submission.post.url == post
        case .author(let name):
            return (" " + words(submission.author.name).joined(separator: " "))
                .contains(" " + words(name).joined(separator: " "))
        case .email(let address): return submission.author.email?.lowercased() == address
        case .domain(let domain):
            let own = submission.author.email?.lowercased().split(separator: "@").last ?? ""
            return own == domain || own.hasSuffix("." + domain)
        case .host(let host):
            let texts = [submission.author.url, submission.source?.url, submission.content]
            return texts.compactMap(\.self).contains { text in
                text.lowercased().split { " /:()".contains($0) }.contains {
                    $0 == host || $0.hasSuffix("." + host)
                }
            }
        case .ip(let ip):
            let parts = ip.split(separator: "/")
            guard let own = submission.ip else { return false }
            return parts.count == 1
                ? own == ip
                : own.hasPrefix(
                    parts[0].split(separator: ".").prefix(3).joined(separator: ".") + ".")
        case .rule(let rule):
            return stored.verdict?.findings.contains { $0.rule == rule } ?? false
        case .text(let text): return hasText(text, submission)
        case .score(let comparison, let number):
            guard let score = stored.verdict?.score else { return false }
            return switch comparison {
            case .equal: score == number
            case .below: score < number
            case .atMost: score <= number
            case .above: score > number
            case .atLeast: score >= number
            }
        case .before(let date): return stored.receivedAt < date
        case .since(let date): return stored.receivedAt >= date
        case .decidedBy(let actor):
            return decisions.contains { $0.submission == stored.id && $0.actor == actor }
        case .similar(let id): return id == stored.id || texts[id] == texts[stored.id]
        case .language(let code): return languages[stored.id] == code
        }
    }

    private func hasText(_ text: String, _ submission: Submission) -> Bool {
        let fields = [
            submission.author.name, submission.author.url, submission.content,
            submission.source?.url, submission.source?.title, submission.source?.excerpt,
            submission.post.title,
        ].map(words)
        let isPhrase = text.hasPrefix("\"")
        let mayGoOn = text.hasSuffix("*")
        let wanted = isPhrase ? [words(text)] : text.split(separator: " ").map { words(String($0)) }
        return wanted.allSatisfy { phrase in
            fields.contains { field in
                field.indices.contains { start in
                    let found = field[start...].prefix(phrase.count)
                    guard found.count == phrase.count, let last = phrase.last else { return false }
                    return found.dropLast().elementsEqual(phrase.dropLast())
                        && (mayGoOn ? found.last?.hasPrefix(last) == true : found.last == last)
                }
            }
        }
    }

    private func words(_ text: String?) -> [String] {
        (text ?? "").folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            .split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
