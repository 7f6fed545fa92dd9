import Foundation
import Moderation

extension SubmissionTerm {
    /// The term as it stands in a search: `rule:BBCODE_LINK`, `author:"Rosa L"`.
    public var searchText: String {
        switch self {
        case .id(let id): "id:\(id.text)"
        case .status(let status): "status:\(status.rawValue)"
        case .kind(let kind): "kind:\(kind.rawValue)"
        case .post(let post): "post:" + Self.value(post)
        case .author(let author): "author:" + Self.value(author)
        case .email(let email): "email:" + Self.value(email)
        case .domain(let domain): "domain:" + Self.value(domain)
        case .host(let host): "host:" + Self.value(host)
        case .ip(let ip): "ip:" + Self.value(ip)
        case .rule(let rule): "rule:" + Self.value(rule)
        case .text(let text): Self.text(text)
        case .score(let comparison, let number):
            "score:\(comparison.rawValue)\(Self.number(number))"
        case .before(let date): "before:\(Timestamp.text(date))"
        case .since(let date): "since:\(Timestamp.text(date))"
        case .decidedBy(let actor): "by:" + Self.value(actor)
        case .similar(let id): "similar:\(id.text)"
        case .language(let code): "language:" + Self.value(code)
        }
    }

    /// Words need no key, but where they could be taken for something else.
    private static func text(_ text: String) -> String {
        let words = words(text)
        let isSign = ["or", "and", "not"].contains(words.lowercased())
        let isBare = !words.contains(":") && !words.hasPrefix("-") && !isSign
        return isBare || words.hasPrefix("\"") ? words : "text:" + words
    }

    /// A phrase keeps its own quotes; several words become a phrase's neighbours in quotes.
    private static func words(_ text: String) -> String {
        let inner = text.dropFirst().dropLast()
        if text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\""), !inner.contains("\"") {
            return quoted(String(inner))
        }
        if isPlain(text) { return text }
        // With a quote in it, it is read as it stands; an empty phrase adds nothing.
        return quoted(text.contains("\"") ? text : text + " \"\"")
    }

    private static func value(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    private static func isPlain(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0 != "(" && $0 != ")" && $0 != "\""
            }
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }

    private static func number(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
    }
}
