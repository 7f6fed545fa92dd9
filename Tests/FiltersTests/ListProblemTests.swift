import Testing

@testable import Filters

@Suite("Problems of lists")
struct ListProblemTests {
    private func problems(
        _ entries: String?, kind: String, on views: String = "content", file: String = "lists/l.txt"
    ) throws -> [String] {
        let folder = try Folder([
            "a.yaml": """
            group: test
            lists:
              - id: A_LIST
                about: Says so
                file: \(file)
                kind: \(kind)
                on: [\(views)]
                score: 1
                spam: [x]
                ham: [y]

            """
        ])
        if let entries { try folder.write(entries, to: "lists/l.txt") }
        return folder.problems()
    }

    @Test(
        "a bad entry is named with its own line",
        arguments: [
            (
                "cidr", "ip", "1.2.3.4\n# x\n1.2.3\n",
                "lists/l.txt:3:1: \"1.2.3\" is not an IP address or network"
            ),
            (
                "cidr", "ip", "1.2.3.0/33\n",
                "lists/l.txt:1:1: \"/33\" is not the length of a prefix"
            ),
            (
                "cidr", "ip", "1.2.3.4/24\n",
                "lists/l.txt:1:1: \"1.2.3.4/24\" has bits set beyond its prefix"
            ),
            (
                "cidr", "ip", "2001:db8::1/32\n",
                "lists/l.txt:1:1: \"2001:db8::1/32\" has bits set beyond its prefix"
            ),
            (
                "domain", "links", "a.example\n\nhttp://x.example/\n",
                "lists/l.txt:3:1: \"http://x.example/\" is not a domain"
            ),
            ("domain", "links", "a b\n", "lists/l.txt:1:1: \"a b\" is not a domain"),
            (
                "domain", "content", "a.example\n",
                "a.yaml:5:11: a list of kind domain can't search content, only links, link.hosts, author.email, author.url, source.url"
            ),
            (
                "email", "author.name", "a@b.example\n",
                "a.yaml:5:11: a list of kind email can't search author.name, only author.email"
            ),
            (
                "email", "author.email", "a@b.example\nnobody\n",
                "lists/l.txt:2:1: \"nobody\" is not an e-mail address"
            ),
            ("glob", "content", "a*\n***\n", "lists/l.txt:2:1: \"***\" would match anything"),
            ("substring", "content", "# nothing\n\n", "a.yaml:5:11: lists/l.txt has no entries"),
            ("substring", "content", "ok\na\u{7}b\n", "lists/l.txt:2:1: entry is not UTF-8 text"),
            (
                "substring", "content", "ok # until=tomorrow\n",
                "lists/l.txt:1:6: expected a day such as until=2026-12-31"
            ),
            (
                "substrng", "content", "ok\n",
                "a.yaml:6:11: expected substring or word or domain or email or cidr or glob, found \"substrng\", meant \"substring\"?"
            ),
        ])
    func entries(kind: String, view: String, text: String, problem: String) throws {
        #expect(try problems(text, kind: kind, on: view) == [problem])
    }

    @Test("an entry of a kilobyte and more is refused")
    func longEntry() throws {
        let text = "ok\n" + String(repeating: "x", count: 1025) + "\n"
        #expect(
            try problems(text, kind: "substring") == [
                "lists/l.txt:2:1: entry is longer than 1024 bytes"
            ])
    }

    @Test("a list that can't be read is a problem of its rule")
    func unreadable() throws {
        #expect(
            try problems(nil, kind: "word") == ["a.yaml:5:11: can't read lists/l.txt"])
        #expect(
            try problems("x\n", kind: "word", file: "../l.txt") == [
                "a.yaml:5:11: a list's file is named from this folder down, without \"..\""
            ])
    }

    @Test("a list of domains for the e-mail facts is checked as well")
    func emailLists() throws {
        let folder = try Folder([
            "a.yaml": Folder.file(rules: ["id: A, when: text.hidden, score: 1"]),
            "policy.yaml": "email: {allowed: lists/none.txt}\n",
            "lists/disposable-domains.txt": "a.example\nb c\n",
        ])
        #expect(
            folder.problems() == [
                "lists/disposable-domains.txt:2:1: \"b c\" is not a domain",
                "policy.yaml:1:18: can't read lists/none.txt",
            ])
    }
}
