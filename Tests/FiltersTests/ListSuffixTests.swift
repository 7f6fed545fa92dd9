import Testing

@testable import Filters

@Suite("Public suffixes")
struct ListSuffixTests {
    private func problems(_ entries: String, except: String? = nil) throws -> [String] {
        let folder = try Folder([
            "a.yaml": """
            group: a
            lists:
              - {id: L, about: Listed, file: lists/l.txt, kind: domain, on: [links], score: 4, spam: [x], ham: [y]}

            """, "lists/l.txt": entries,
        ])
        return PublicSuffixCheck.problems(for: try folder.load()).map {
            $0.description.replacing(folder.path + "/", with: "")
        }
    }

    @Test(
        "a list that would block a country is refused, one that blocks a host of many is warned of",
        .enabled(if: PublicSuffixes.isAvailable, "libpsl is not installed"))
    func suffixes() throws {
        let found = try problems(
            "spam.example\nco.uk # all\ncasino.co.uk\ngithub.io\nevil.github.io\nСАЙТ.рф\nрф\n*.top\n.com\n"
        )
        #expect(found.count == 4)
        #expect(
            found.map { $0.prefix { $0 != "\"" } }.joined()
                == "lists/l.txt:2:1: lists/l.txt:4:1: warning: lists/l.txt:7:1: lists/l.txt:9:1: ")
        #expect(found.first?.hasSuffix("write \"*.co.uk\" if that is meant") == true)
    }

    @Test("lists without suffixes, and no lists at all, have no problems")
    func none() throws {
        #expect(try problems("a.example\nb.example.com\n").allSatisfy { $0.contains("libpsl") })
        let set = try Folder.set(rules: ["id: A, when: text.hidden, score: 1"])
        #expect(PublicSuffixCheck.problems(for: set).isEmpty)
    }

    @Test(
        "the registered part of a host is known",
        .enabled(if: PublicSuffixes.isAvailable, "libpsl is not installed"),
        arguments: [
            ("www.example.co.uk", "example.co.uk"), ("example.com", "example.com"), ("co.uk", nil),
            ("a.b.rosa.github.io", "rosa.github.io"), ("192.0.2.1", nil), ("", nil), ("com", nil),
            ("a.xn--p1ai", "a.xn--p1ai"), ("a\0b.com", nil),
        ])
    func registrable(host: String, domain: String?) {
        #expect(PublicSuffixes.registrableDomain(of: host) == domain)
    }

    @Test("a host of any length is looked up in time", .timeLimit(.minutes(20)))
    func longHost() throws {
        let host = String(repeating: "a.", count: 200_000) + "spam.example"
        #expect(PublicSuffixes.kind(of: host) == nil)
        var keys = ListKeys()
        #expect(keys.addHost("spam.example", 0, { _ in false }) == nil)
        #expect(keys.hit(forHost: host, where: { _ in true })?.entry == 0)
        #expect(
            keys.hit(forHost: String(repeating: "a", count: 300_000), where: { _ in true }) == nil)
    }
}
