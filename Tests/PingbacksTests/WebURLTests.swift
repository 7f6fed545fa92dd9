import Testing

@testable import Pingbacks

@Suite("Web URLs")
struct WebURLTests {
    @Test(
        "References are resolved as RFC 3986, section 5.4, has them",
        arguments: [
            ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"), ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q"), ("g#s", "http://a/b/c/g"),
            (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"),
            ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("g/./h", "http://a/b/c/g/h"),
            ("g?y/../x", "http://a/b/c/g?y/../x"), ("\\g", "http://a/g"),
            ("https://x.example/é b", "https://x.example/%C3%A9%20b"),
        ])
    func resolved(reference: String, url: String) throws {
        let base = try #require(WebURL("http://a/b/c/d;p?q"))
        #expect(base.resolving(reference)?.text == url)
    }

    @Test(
        "What is not http or https, or has a user name, is none",
        arguments: [
            "", "x", "/x", "ftp://a.example/", "file:///etc/passwd", "gopher://a.example/",
            "javascript:alert(1)", "http://user@a.example/", "http://user:pass@a.example/",
            "http://", "http://a.example:99999/", "http:///", "http://a b.example/",
            "https://a.example/" + String(repeating: "x", count: 2_000),
        ])
    func none(text: String) { #expect(WebURL(text) == nil) }

    @Test("Numeric hosts in disguise are the addresses they are")
    func disguised() {
        for text in ["http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/"]
        {
            #expect(WebURL(text)?.host == "127.0.0.1")
        }
        #expect(WebURL("http://[::ffff:7f00:1]/")?.host == "[::ffff:7f00:1]")
    }
}
