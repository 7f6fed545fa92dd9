import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("Parsed files in the cache")
struct TreeCacheTests {
    private static let rules = """
        group: links
        cap: 6
        rules:
          - id: BBCODE_LINK
            about: Posts a BBCode link
            on: [content]
            match: '\\[url(=|\\])'
            score: 3
            spam: ["[url=http://x.example]cheap[/url]"]
            ham: ["see the url in my profile"]
          - id: ANY
            about: Says something
            when: BBCODE_LINK and links.count > -1
            action: hold
            spam: [{content: "[url=x]"}]
            ham: [x]

        """

    private func options() -> RuleSet.Options {
        var options = Folder.plain
        options.readsExamples = false
        return options
    }

    private func folder() throws -> Folder {
        try Folder(["links.yaml": Self.rules, "policy.yaml": "thresholds: {hold: 2, spam: 9}\n"])
    }

    private func load(_ folder: Folder) throws -> RuleSet {
        try RuleSet.load(
            folder: folder.path, cacheFolder: folder.path + "/cache", options: options())
    }

    @Test("the second time it is the same set, from the cache")
    func same() throws {
        let folder = try folder()
        let first = try load(folder)
        #expect(first.rules.allSatisfy { $0.spam.isEmpty && $0.ham.isEmpty })
        #expect(FileManager.default.fileExists(atPath: folder.path + "/cache/rules.trees"))
        let second = try load(folder)
        #expect(second.rules == first.rules)
        #expect(second.versions == first.versions)
        #expect(second.digest == first.digest)
        #expect(second.policy == first.policy && second.groups == first.groups)
        let whole = try folder.load()
        #expect(whole.versions == first.versions && whole.digest == first.digest)
        #expect(whole.rules.map(\.spam.count) == [1, 1])
    }

    @Test("a file with another text is read anew")
    func changed() throws {
        let folder = try folder()
        _ = try load(folder)
        try folder.write(Self.rules.replacing("score: 3", with: "score: 4"), to: "links.yaml")
        #expect(try load(folder).rule("BBCODE_LINK")?.effect == .points(4))
        #expect(try load(folder).rule("BBCODE_LINK")?.effect == .points(4))
    }

    @Test("a mistake in an example is reported every time")
    func mistakes() throws {
        let folder = try folder()
        try folder.write(
            Self.rules.replacing("{content:", with: "{contents:"), to: "links.yaml")
        for _ in 0..<2 { #expect(throws: FilterProblems.self) { try load(folder) } }
    }

    @Test("a damaged cache is as good as none", arguments: [0, 8, 9, 40, 41, 75, 200])
    func damaged(place: Int) throws {
        let folder = try folder()
        let first = try load(folder)
        let cache = folder.path + "/cache/rules.trees"
        var bytes = try #require(FileManager.default.contents(atPath: cache))
        bytes[place] ^= 1
        try bytes.write(to: URL(filePath: cache))
        #expect(try load(folder).rules == first.rules)
        #expect(FileManager.default.contents(atPath: cache) != bytes)
        try Data(bytes.prefix(place)).write(to: URL(filePath: cache))
        #expect(try load(folder).rules == first.rules)
    }

    @Test("without a place to keep it everything is the same")
    func nowhere() throws {
        let folder = try folder()
        try folder.write("", to: "cache")
        #expect(try load(folder).rules == load(folder).rules)
    }

    @Test("the policy alone comes from a cache of its own")
    func policy() throws {
        let folder = try folder()
        let cache = folder.path + "/cache"
        let first = try RuleSet.policy(folder: folder.path, cacheFolder: cache)
        #expect(first.thresholds.spam == 9)
        #expect(FileManager.default.fileExists(atPath: cache + "/policy.trees"))
        #expect(try RuleSet.policy(folder: folder.path, cacheFolder: cache) == first)
    }

    @Test(
        "an effect is worded as versions have always had it",
        arguments: [
            Rule.Effect.none, .points(3), .points(-2.5), .points(1e-7), .force(.hold),
            .force(.spam), .force(.allow),
        ])
    func wording(effect: Rule.Effect) { #expect(Loader.wording(of: effect) == "\(effect)") }
}
