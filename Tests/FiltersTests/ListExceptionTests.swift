import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("Exceptions from lists")
struct ListExceptionTests {
    private func set(
        _ kind: String, _ entries: String, except: String, on views: String
    ) throws -> RuleSet {
        let folder = try Folder([
            "a.yaml": """
            group: a
            lists:
              - {id: L, about: Listed, file: lists/l.txt, except: lists/ok.txt, kind: \(kind), on: [\(views)], score: 4, spam: [x], ham: [y]}

            """,
            "lists/l.txt": entries, "lists/ok.txt": except,
        ])
        return try folder.load()
    }

    private func found(_ set: RuleSet, _ submission: Submission) -> [String] {
        set.verdict(on: submission).findings.flatMap(\.matches).map(\.text)
    }

    @Test(
        "what stands inside an exception doesn't count",
        arguments: [
            ("substring", "press", "wordpress", "Press WordPress xpress", ["Press", "press"]),
            ("substring", "a\nab\nabc", "abcd", "abc abcd xabcdx a", ["a", "ab", "abc", "a"]),
            ("substring", "sex", "sexton\nEssex", "Sexton, Essex, sex", ["sex"]),
            ("substring", "sex", "sex", "sex", []),
            ("substring", "sex", "essex # until=2020-01-01", "essex", ["sex"]),
            ("word", "mail", "e mail", "e mail mail re mail", ["mail", "mail"]),
            ("glob", "buy *", "buy local*", "buy local food", []),
            ("glob", "buy *", "buy local*", "buy pills", ["buy pills"]),
        ])
    func texts(
        kind: String, entries: String, except: String, content: String, expected: [String]
    ) throws {
        let set = try set(kind, entries, except: except, on: "content")
        #expect(found(set, comment(content)) == expected)
    }

    @Test("of hosts, addresses and networks the more exact entry wins, the exception if both are")
    func exactness() throws {
        let hosts = try set(
            "domain", "github.io\nevil.rosa.github.io\nboth.example\n",
            except: "rosa.github.io\nboth.example\n", on: "links")
        let cases = [
            ("x.github.io", true), ("rosa.github.io", false), ("a.rosa.github.io", false),
            ("evil.rosa.github.io", true), ("both.example", false),
        ]
        for (host, isListed) in cases {
            #expect(found(hosts, comment("http://\(host)/")).isEmpty != isListed, "\(host)")
        }
        let addresses = try set(
            "email", "@a.example\nx@b.example\n", except: "rosa@a.example\n@b.example\n",
            on: "author.email")
        for (email, isListed) in [
            ("x@a.example", true), ("ROSA@a.example", false), ("x@b.example", true),
        ] {
            #expect(found(addresses, comment("x", email: email)).isEmpty != isListed, "\(email)")
        }
        let networks = try set(
            "cidr", "192.0.2.0/24\n", except: "192.0.2.64-192.0.2.79\n", on: "ip")
        for (ip, isListed) in [("192.0.2.63", true), ("192.0.2.70", false), ("192.0.2.80", true)] {
            var submission = comment("x")
            submission.ip = ip
            #expect(found(networks, submission).isEmpty != isListed, "\(ip)")
        }
    }

    @Test("hits and exceptions are counted as a plain search counts them")
    func oracle() throws {
        var generator = Seeded(state: 21)
        for _ in 0..<40 {
            func random(_ count: Int) -> String {
                String(
                    (0..<Int.random(in: 1...count, using: &generator)).map { _ in
                        "abc".randomElement(using: &generator) ?? "a"
                    })
            }
            let (entries, exceptions) = (
                Set((0..<3).map { _ in random(3) }), Set((0..<3).map { _ in random(5) })
            )
            let set = try set(
                "substring", entries.joined(separator: "\n"),
                except: exceptions.joined(separator: "\n"), on: "content")
            let text = random(12)
            func places(_ terms: Set<String>) -> [Range<Int>] {
                let bytes = Array(text.utf8)
                return terms.flatMap { term in
                    bytes.indices.filter { bytes[$0...].starts(with: term.utf8) }
                        .map { $0..<($0 + term.utf8.count) }
                }
            }
            let covers = places(exceptions)
            let expected = places(entries).filter { hit in
                !covers.contains {
                    $0.lowerBound <= hit.lowerBound && $0.upperBound >= hit.upperBound
                }
            }
            let matches = set.verdict(on: comment(text)).findings.flatMap(\.matches)
            #expect(Set(matches.map { $0.start..<$0.end }) == Set(expected), "\(text)")
        }
    }

    @Test("a file of exceptions is checked as the list is")
    func problems() throws {
        let folder = try Folder([
            "a.yaml": """
            group: a
            lists:
              - id: L
                about: Listed
                file: lists/l.txt
                except: lists/ok.txt
                kind: domain
                on: [links]
                score: 4
                spam: [x]
                ham: [y]

            """, "lists/l.txt": "a.example\n", "lists/ok.txt": "ok.example\nhttp://b/\n",
        ])
        #expect(folder.problems() == ["lists/ok.txt:2:1: \"http://b/\" is not a domain"])
        try FileManager.default.removeItem(atPath: folder.path + "/lists/ok.txt")
        #expect(folder.problems() == ["a.yaml:6:13: can't read lists/ok.txt"])
    }
}
