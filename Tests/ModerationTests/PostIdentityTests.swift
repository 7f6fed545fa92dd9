import Foundation
import Moderation
import TestSupport
import Testing

struct PostIdentityTests {
    private func keys(_ url: String) -> [String]? { PostIdentity(url: url)?.keys.map(\.text) }

    static let same: [(String, String)] = [
        ("https://blog.example/a/", "http://blog.example/a"),
        ("https://blog.example/a#more", "https://blog.example/a"),
        ("https://blog.example/a#\u{301}more", "https://blog.example/a"),
        ("https://blog.example/a?#x", "https://blog.example/a"),
        ("HTTPS://BLOG.Example:443/a", "https://blog.example/a"),
        ("http://blog.example:80/a", "https://blog.example/a"),
        ("https://blog.example:/a", "https://blog.example/a"),
        ("https://blog.example//a///", "https://blog.example/a"),
        ("https://blog.example/x/../a/./", "https://blog.example/a"),
        ("https://blog.example/../../a", "https://blog.example/a"),
        ("https://blog.example/x/%2e%2E/a", "https://blog.example/a"),
        ("https://blog.example", "https://blog.example/"),
        ("https://blog.example/%61", "https://blog.example/a"),
        ("https://blog.example/%c3%a9", "https://blog.example/%C3%A9"),
        ("https://blog.example/\u{E9}", "https://blog.example/%C3%A9"),
        ("https://blog.example/a b", "https://blog.example/a%20b"),
        ("https://blog.example/a?utm_source=x&fbclid=1", "https://blog.example/a"),
        ("https://blog.example/a?UTM_Medium=x&p=1&gclid", "https://blog.example/a?p=1"),
        ("https://blog.example/a?p=1&&mc_cid=2&mc_eid=3", "https://blog.example/a?p=1"),
    ]

    @Test("These are one post", arguments: same)
    func equivalence(one: String, other: String) {
        #expect(PostIdentity(url: one) != nil)
        #expect(PostIdentity(url: one) == PostIdentity(url: other))
        #expect(keys(one) == keys(other))
    }

    static let different: [(String, String)] = [
        ("https://blog.example/a", "https://blog.example/A"),
        ("https://blog.example/a", "https://blog.example:8080/a"),
        ("https://blog.example/a", "https://blog.example.evil/a"),
        ("https://blog.example/a/b", "https://blog.example/a_b"),
        ("https://blog.example/a/b", "https://blog.example/a%2Fb"),
        ("https://blog.example/a?p=1", "https://blog.example/a?p=2"),
        ("https://blog.example/a?p=1", "https://blog.example/a/p=1"),
        ("https://blog.example/\u{430}", "https://blog.example/a"),
        ("https://blog.example/\u{E9}", "https://blog.example/e\u{301}"),
        ("https://blog.example/a%00", "https://blog.example/a"),
        ("https://blog.example/a.", "https://blog.example/a"),
        ("https://blog.example/a%20", "https://blog.example/a"),
        ("https://blog.example/%25C3", "https://blog.example/%C3"),
    ]

    @Test("These are two posts, and never share their last key", arguments: different)
    func difference(one: String, other: String) {
        #expect(PostIdentity(url: one) != PostIdentity(url: other))
        #expect(keys(one)?.last != keys(other)?.last)
    }

    static let refused = [
        "", "a", "/a", "//blog.example/a", "blog.example/a", "ftp://blog.example/a", "https://",
        "https:///a", "https://?a", "https://#a", "https://:443/", "https:blog.example",
        "javascript:alert(1)", "https://user@blog.example/", "https://user:secret@blog.example/",
        "https://user@\u{301}blog.example/", "https://blog.example@evil.example/a",
        "https://blog\u{0}.example/", "https://blog .example/", "https://blog\n.example/",
        "https://<b>.example/", "https://blog.example\\@evil.example/", "https://%62log.example/",
        " https://blog.example/", "\u{FEFF}https://blog.example/", "https\u{301}://blog.example/",
    ]

    @Test("What is no web address with a plain host is refused", arguments: refused)
    func refusal(url: String) {
        #expect(PostIdentity(url: url) == nil)
    }

    static let plain: [(String, String)] = [
        ("https://blog.example/does-gut-health-affect-skin/", "does-gut-health-affect-skin"),
        ("https://blog.example/2026/11/21/hello.html", "2026_11_21_hello.html"),
        ("https://blog.example/a/b/c", "a_b_c"),
        ("https://blog.example/console", "console"),
        ("https://blog.example/post-1", "post-1"),
    ]

    @Test("A path that reads well is the first key", arguments: plain)
    func plainKeys(url: String, key: String) {
        #expect(keys(url)?.first == key)
        #expect(keys(url)?.count == 2)
    }

    static let marked: [(String, String)] = [
        ("https://blog.example/", "post-"), ("https://blog.example/con", "con-"),
        ("https://blog.example/NUL", "nul-"), ("https://blog.example/nul.txt", "nul-txt-"),
        ("https://blog.example/com1", "com1-"), ("https://blog.example/lpt9.x", "lpt9-x-"),
        ("https://blog.example/index", "index-"), ("https://blog.example/post.json", "post-json-"),
        ("https://blog.example/feed.xml", "feed-xml-"), ("https://blog.example/a.", "a-"),
        ("https://blog.example/a%20", "a-20-"), ("https://blog.example/.git", "git-"),
        ("https://blog.example/-rf", "rf-"), ("https://blog.example/%2e%2e%2fetc", "2fetc-"),
        ("https://blog.example/..%2f..%2fetc%2fpasswd", "2f-2fetc-2fpasswd-"),
        ("https://blog.example/a%00b", "a-00b-"), ("https://blog.example/a\u{0}b", "a-00b-"),
        ("https://blog.example/A", "a-"), ("https://blog.example/a_b", "a_b-"),
        ("https://blog.example/a..b", "a-b-"), ("https://blog.example/?p=1", "p-1-"),
        ("https://blog.example/%D0%B0", "d0-b0-"), ("https://blog.example/~me", "me-"),
        ("https://blog.example/a-0123456789abcdef", "a-0123456789abcdef-"),
        (
            "https://blog.example/" + String(repeating: "x", count: 4096),
            String(repeating: "x", count: 80) + "-"
        ),
    ]

    @Test("Every other path is marked with a hash", arguments: marked)
    func markedKeys(url: String, start: String) throws {
        let keys = try #require(self.keys(url))
        #expect(keys.count == 1)
        #expect(keys[0].hasPrefix(start))
        #expect(keys[0].utf8.count == start.utf8.count + 16)
    }

    @Test("Keys never change: they are the names of folders")
    func stability() {
        #expect(keys("https://blog.example/?p=1") == ["p-1-cf0a963c8048c88c"])
    }

    static let pieces = [
        "a", "b", "A", "/", "/", "..", ".", "%2e", "%2F", "%00", "\u{0}", "_", "-", "?", "&", "=",
        "#", "utm_source=x", "é", "e\u{301}", "а", "\u{202E}", "\u{200B}", "ſ", "İ", " ", "\n",
        "\\", "con", "nul", ":80", "@", "😀", "%", "%zz", "0123456789abcdef", "-0123456789abcdef",
        String(repeating: "x", count: 300),
    ]

    @Test("Whatever the URL, a key is one safe path component; two posts never share the last")
    func property() throws {
        var generator = SeededRandom(seed: 11)
        var owners: [String: String] = [:]
        for _ in 0..<5_000 {
            let host =
                ["h.example", "H.example", "other.example:81"]
                .randomElement(using: &generator) ?? ""
            let url = "https://\(host)/" + generator.text(of: Self.pieces, upTo: 8)
            guard let identity = PostIdentity(url: url) else { continue }
            for key in identity.keys {
                #expect(PostKey(key.text) == key)
                #expect(key.text.wholeMatch(of: /[a-z0-9][a-z0-9._-]{0,119}/) != nil)
                #expect(!key.text.contains("..") && !key.text.hasSuffix("."))
            }
            // Nobody else's key, first or last, may be the one that is this post's only.
            let last = try #require(identity.keys.last).text
            #expect(
                owners.updateValue(identity.text, forKey: last) ?? identity.text == identity.text)
            if identity.keys.count == 2 { #expect(owners[identity.keys[0].text] == nil) }
            #expect(PostIdentity(url: "https://" + identity.text)?.text == identity.text)
        }
    }

    @Test("Huge and hostile URLs take no time to speak of")
    func size() {
        for piece in ["a", "/", "../", "%2e", "%", "&", "e\u{301}", "\u{301}", "?", "#"] {
            let url = "https://h.example/" + String(repeating: piece, count: 50_000)
            #expect((PostIdentity(url: url)?.keys.first?.text.utf8.count ?? 0) <= 120)
        }
    }

    @Test(
        "Texts that are no keys are refused",
        arguments: [
            "", ".", "..", ".a", "-a", "_a", "a/b", "a\\b", "A", "a b", "a\u{0}", "é", "a\n",
            String(repeating: "a", count: 121),
        ])
    func keyRefusal(text: String) {
        #expect(PostKey(text) == nil)
    }
}
