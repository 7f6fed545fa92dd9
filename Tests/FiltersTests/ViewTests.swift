import Email
import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("Views")
struct ViewTests {
    /// What the first match of a pattern in a view covers in its field.
    private func covered(
        _ view: String, _ pattern: String, _ submission: Submission
    ) throws -> [String] {
        let set = try Folder.set(rules: ["id: A, on: [\(view)], match: '\(pattern)', score: 1"])
        let verdict = set.verdict(on: submission)
        return verdict.findings.flatMap(\.matches).map { match in
            let original = field(match.field, of: submission).utf8
            let start = original.index(original.startIndex, offsetBy: match.start)
            let end = original.index(original.startIndex, offsetBy: match.end)
            return "\(match.field)[\(match.start)]: \(String(original[start..<end]) ?? "?")"
        }
    }

    private func field(_ name: String, of submission: Submission) -> String {
        switch name {
        case "content": submission.content ?? ""
        case "author.name": submission.author.name ?? ""
        case "author.email": submission.author.email ?? ""
        case "author.url": submission.author.url ?? ""
        case "user_agent": submission.userAgent ?? ""
        case "ip": submission.ip ?? ""
        case "post.title": submission.post.title ?? ""
        case "source.url": submission.source?.url ?? ""
        case "source.title": submission.source?.title ?? ""
        case "source.blog_name": submission.source?.blogName ?? ""
        case "source.excerpt": submission.source?.excerpt ?? ""
        default: ""
        }
    }

    @Test(
        "a match in a view of the content leads back to what was sent",
        arguments: [
            ("content", "b+", "a bb c", "text", "content[2]: bb"),
            ("text", "a & b", "<p>x <b>a &amp; b</b></p>", "html", "content[8]: a &amp; b"),
            ("text", "nice post", "<p>nice <i>post</i></p>", "html", "content[3]: nice <i>post"),
            ("text", "&amp;", "a &amp; b", "text", "content[2]: &amp;"),
            ("folded", "casino", "my ｃａｓｉｎｏ", "text", "content[3]: ｃａｓｉｎｏ"),
            (
                "folded", "casino", "my c\u{200B}a\u{200B}sino", "text",
                "content[3]: c\u{200B}a\u{200B}sino"
            ),
            ("folded", "casino", "<b>c</b>&#97;SINO", "html", "content[3]: c</b>&#97;SINO"),
            ("folded", "cheap", "really c h e a p", "text", "content[7]: c h e a p"),
            ("leet", "viagra", "my V1@GRA!", "text", "content[3]: V1@GRA"),
            ("leet", "free", "<i>f</i>r33 x", "html", "content[3]: f</i>r33"),
            ("leet", "casino", "ç4\u{200B}s1n0 club", "text", "content[0]: ç4\u{200B}s1n0"),
            ("leet", "cialis", "c1al1s", "text", "content[0]: c1al1s"),
            (
                "links", "b\\.example/x", "see http://b.example/x now", "text",
                "content[11]: b.example/x"
            ),
            (
                "links", "a\\?b&c", "<a href=\"http://b.example/a?b&amp;c\">x</a>", "html",
                "content[0]: <a href=\"http://b.example/a?b&amp;c\">x</a>"
            ),
            (
                "link.hosts", "^b\\.example$", "x http://a.example/ http://B.example/ y", "text",
                "content[20]: http://B.example/"
            ),
        ])
    func content(
        view: String, pattern: String, content: String, format: String, expected: String
    ) throws {
        let format = Submission.Format(rawValue: format) ?? .text
        #expect(try covered(view, pattern, comment(content, format: format)) == [expected])
    }

    @Test("every other field has its view")
    func fields() throws {
        var ping = Submission(
            kind: .trackback,
            post: Submission.Post(url: "https://blog.example/", title: "Needle in a title"))
        ping.author = Submission.Author(
            name: "A needle", email: "needle@a.example", url: "http://needle.example/")
        ping.ip = "needle"
        ping.userAgent = "The Needle/1.0"
        ping.source = Submission.Source(
            url: "http://a.example/needle", title: "Needles", excerpt: "<b>nee</b>dle",
            blogName: "Needle blog")
        let views = View.allCases.filter { ![.links, .linkHosts, .leet].contains($0) }
        for view in views where view != .content {
            let found = try covered(view.name, "ne(e|</b>)+dle", ping)
            #expect(found.count == 1, "\(view.name)")
        }
        #expect(try covered("content", "needle", ping).isEmpty)
        #expect(try covered("text", "needle", ping) == ["source.excerpt[3]: nee</b>dle"])
        #expect(
            try covered("author.name.folded", "^a needle$", ping) == ["author.name[0]: A needle"])
    }

    @Test("one place is reported once, though two views of a field hold it")
    func once() throws {
        #expect(
            try covered("content, text, folded", "casino", comment("a casino")) == [
                "content[2]: casino"
            ])
    }

    @Test("absent and empty fields match nothing")
    func absent() throws {
        let set = try Folder.set(
            rules: View.allCases.enumerated().map {
                "id: R\($0), on: [\($1.name)], match: '^|x', score: 1"
            }.map { $0.replacing("^|x", with: "[^q]") })
        var submission = comment("", name: nil, email: nil)
        submission.post.title = nil
        #expect(set.verdict(on: submission).findings.isEmpty)
    }

    @Test("names of views say what they are in the documentation")
    func documentation() {
        // `CompiledRules.patternsByView` relies on the order.
        #expect(View.allCases.map(\.index) == Array(View.allCases.indices))
        #expect(View.allCases.allSatisfy { !$0.about.isEmpty })
    }

    @Test("views that are searched as one differ in case and kinds of white space alone")
    func readingAlike() {
        var alikeCount = 0
        for byte in UInt8.min...0x7F {
            for pattern in ["Ab?cd", "?Ab", "Ab?", "a ? b", "a?? b"] {
                let sign = String(Unicode.Scalar(byte))
                let subject = Subject(
                    comment(pattern.replacing("?", with: sign)), history: History(), at: .fixed,
                    emailLists: .init())
                guard subject.readsAlike(.folded, .text) else { continue }
                alikeCount += 1
                let texts = [View.text, .folded].map { view in
                    subject.values(of: view).flatMap { value in
                        value.text.lowercased().utf8.map { 9...13 ~= $0 ? 0x20 : $0 }
                    }
                }
                #expect(texts[0] == texts[1], "\(byte) in \(pattern)")
            }
        }
        #expect(alikeCount > 300)
    }
}
