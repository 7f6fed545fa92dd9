/// A pattern of a `body`, `rawbody`, `uri` or `header` line as a pattern of ours.
struct SpamAssassinPattern {
    private(set) var views: [String]
    private(set) var pattern: String
    let isCaseSensitive: Bool

    /// Reads what stands behind the rule's name.
    init(_ kind: String, _ text: String) throws(ImportProblem) {
        var text = text[...]
        switch kind {
        case "body": views = ["text"]
        case "rawbody": views = ["content"]
        case "uri": views = ["links"]
        default:
            let name = text.prefix { $0 != " " && $0 != "\t" && $0 != "=" && $0 != "!" }
            views = try Self.views(ofHeader: String(name))
            text = text.dropFirst(name.count).drop { $0 == " " || $0 == "\t" }
            guard text.hasPrefix("=~") else {
                throw ImportProblem("only =~ of header tests can be taken over")
            }
            text = text.dropFirst(2).drop { $0 == " " || $0 == "\t" }
        }
        if text.hasPrefix("eval:") { throw ImportProblem("eval tests are code of SpamAssassin") }
        let (body, flags) = try Self.split(text)
        isCaseSensitive = !flags.contains("i")
        var inline = ""
        for flag in flags where flag != "i" {
            guard "msx".contains(flag) else {
                throw ImportProblem("flag \(flag) is not understood")
            }
            inline.append(flag)
        }
        pattern = inline.isEmpty ? body : "(?\(inline))\(body)"
    }

    /// The field in which examples are written.
    var field: String {
        switch views.first {
        case "text", "content", "links", nil: "content"
        case .some(let view): view
        }
    }

    private static func views(ofHeader name: String) throws(ImportProblem) -> [String] {
        switch name.lowercased() {
        case "from:name", "reply-to:name": return ["author.name"]
        case "from:addr", "reply-to:addr", "reply-to": return ["author.email"]
        case "from": return ["author.name", "author.email"]
        case "user-agent", "x-mailer": return ["user_agent"]
        default: throw ImportProblem("comments have no header \(name)")
        }
    }

    /// `/…/flags`, `m{…}flags` and the like.
    private static func split(
        _ text: Substring
    ) throws(ImportProblem) -> (pattern: String, flags: Set<Character>) {
        var text = text
        if text.hasPrefix("m") { text = text.dropFirst() }
        guard let open = text.first, !open.isLetter, !open.isNumber, !open.isWhitespace else {
            throw ImportProblem("the pattern doesn't begin with a delimiter")
        }
        let pairs: [Character: Character] = ["{": "}", "(": ")", "[": "]", "<": ">"]
        let close = pairs[open] ?? open
        text = text.dropFirst()
        // A comment may follow, but a pattern may hold # and its own delimiter as well.
        var end = text.endIndex
        var index = text.startIndex
        var depth = 0
        while index < text.endIndex {
            let character = text[index]
            if character == "\\" {
                index = text.index(after: index)
                if index == text.endIndex { break }
            } else if character == close, depth == 0 {
                end = index
                break
            } else if character == close {
                depth -= 1
            } else if character == open, open != close {
                depth += 1
            }
            index = text.index(after: index)
        }
        guard end < text.endIndex else {
            throw ImportProblem("the pattern doesn't end with \(close)")
        }
        let rest = text[text.index(after: end)...]
        let flags = rest.prefix { $0.isLetter }
        let tail = rest.dropFirst(flags.count).drop { $0 == " " || $0 == "\t" }
        guard tail.isEmpty || tail.hasPrefix("#") || tail.hasPrefix("[") else {
            throw ImportProblem("\"\(tail.prefix(40))\" behind the pattern is not understood")
        }
        guard end > text.startIndex else { throw ImportProblem("the pattern is empty") }
        // Escaped, another delimiter than / may mean something else to PCRE2 than to Perl.
        let body = text[..<end].replacing("\\/", with: "/")
        return (String(body), Set(flags))
    }
}
