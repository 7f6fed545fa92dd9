import HTML
import Testing

@Suite("Links")
struct LinkTests {
    private func summary(_ links: [Link]) -> [String] {
        links.map { "\($0.origin.rawValue) \($0.url) \($0.host ?? "-") \($0.text)" }
    }

    @Test(
        "Links are found in plain text",
        arguments: [
            ("see http://foo.example/x(y).", ["bare http://foo.example/x(y) foo.example "]),
            ("(https://a.example/b)", ["bare https://a.example/b a.example "]),
            ("HTTP://A.Example!", ["bare HTTP://A.Example a.example "]),
            ("herehttp://a.example", ["bare http://a.example a.example "]),
            ("www.bar.example, x", ["bare www.bar.example www.bar.example "]),
            (
                "example.com/x and example.org.",
                ["bare example.com/x example.com ", "bare example.org example.org "]
            ),
            ("mail me@example.com", []), ("me.and.you@example.com", []), ("done.so I", []),
            ("cheap.so/x", ["bare cheap.so/x cheap.so "]), ("I like it.It is", []),
            ("1.5 and 5.am", []),
            ("Json.NET, ASP.NET, System.IO", []), ("node.js readme.md e.g. i.e.", []),
            ("EXAMPLE.COM", ["bare EXAMPLE.COM example.com "]),
            ("请看example.com吧", ["bare example.com example.com "]),
            ("http://пример.рф/я.", ["bare http://пример.рф/я xn--e1afmkfd.xn--p1ai "]),
            ("сайт пример.рф!", ["bare пример.рф xn--e1afmkfd.xn--p1ai "]),
            (
                "http://a.example，http://b.example。",
                ["bare http://a.example a.example ", "bare http://b.example b.example "]
            ),
            ("hxxp://a.example/x", ["bare hxxp://a.example/x a.example "]),
            ("HXXPS://A.example", ["bare HXXPS://A.example a.example "]),
            ("http://evil。com/x", ["bare http://evil。com/x evil.com "]),
            ("http://evil．example", ["bare http://evil．example evil.example "]),
            ("http://a.example。好", ["bare http://a.example a.example "]),
            ("http://a.example。See", ["bare http://a.example a.example "]),
            ("<http://a.example>", ["bare http://a.example a.example "]), ("http://", []),
            ("://", []),
            ("http://[::1]:80/x", ["bare http://[::1]:80/x [::1] "]),
            ("http://0x7f.1/", ["bare http://0x7f.1/ 127.0.0.1 "]),
            (
                "http://good.example@evil.example/",
                ["bare http://good.example@evil.example/ evil.example "]
            ),
            ("http:\\\\evil.example\\x", ["bare http:\\\\evil.example\\x evil.example "]),
            ("[url=http://x.example]cheap[/url]", ["bbcode http://x.example x.example cheap"]),
            ("[URL]x.example/y[/URL]", ["bbcode x.example/y - "]),
            ("[link=\"http://x.example\"]t[/link]", ["bbcode http://x.example x.example t"]),
            ("[img]http://x.example/i.png[/img]", ["bbcode http://x.example/i.png x.example "]),
            ("[url=http://x.example]open", ["bbcode http://x.example x.example "]),
            ("[t](http://m.example/a_(b)) z", ["markdown http://m.example/a_(b) m.example t"]),
            ("![i](<http://m.example> \"t\")", ["markdown http://m.example m.example i"]),
            ("array[i](x) [1](2)", []),
            ("[a] (http://m.example)", ["bare http://m.example m.example "]),
        ] as [(String, [String])])
    func plainText(_ text: String, _ expected: [String]) {
        #expect(summary(Markup(text, format: .text).links) == expected)
    }

    @Test(
        "Links are found in HTML, each place once",
        arguments: [
            ("<a href='http://a.example'>t</a>", ["anchor http://a.example a.example t"]),
            (
                "<a href=http://a.example>http://b.example</a>",
                ["anchor http://a.example a.example http://b.example"]
            ),
            (
                "<a href='http://Ex&#97;mple.com/?a&amp;b'> t <b>u</b> </a>",
                ["anchor http://Example.com/?a&b example.com t u"]
            ),
            (
                "<a href=\"ht\ntp:\\\\ev%69l.example\\x\">y</a>",
                ["anchor http:\\\\ev%69l.example\\x evil.example y"]
            ),
            ("<a href=javascript:x>j</a>", ["anchor javascript:x - j"]),
            ("<a href='#top'>t</a>", []),
            ("<a href=//c.example>t</a>", ["anchor //c.example c.example t"]),
            ("<a href=www.d.example>t</a>", ["anchor www.d.example www.d.example t"]),
            ("<a href=/about>t</a>", ["anchor /about - t"]), ("<a name=x>t</a>", []),
            ("<img src=http://i.example alt=A>", ["image http://i.example i.example A"]),
            ("<iframe src=http://f.example></iframe>", ["image http://f.example f.example "]),
            ("<a href=http://a.example>1<p>2</a>3", ["anchor http://a.example a.example 1"]),
            ("http&#58;//e.example x", ["bare http://e.example e.example "]),
            ("http://<b>e</b>.example", ["bare http://e.example e.example "]),
            ("[url=http://x.example]<b>t</b>[/url]", ["bbcode http://x.example x.example t"]),
            ("<a href=mailto:a@b.example>m</a>", ["anchor mailto:a@b.example - m"]),
        ] as [(String, [String])])
    func html(_ html: String, _ expected: [String]) {
        #expect(summary(Markup(html, format: .html).links) == expected)
    }

    @Test("Ranges are those of the original, in order")
    func ranges() {
        let html = "x &amp; http://b.example <a href=http://a.example>t</a>"
        let links = Markup(html, format: .html).links
        let parts = links.map { String(decoding: Array(html.utf8)[$0.sourceRange], as: UTF8.self) }
        #expect(parts == ["http://b.example", "<a href=http://a.example>t</a>"])
    }

    @Test("International hosts have both forms")
    func hosts() {
        let link = Markup("http://xn--mnchen-3ya.de/", format: .text).links.first
        #expect(link?.host == "xn--mnchen-3ya.de")
        #expect(link?.unicodeHost == "münchen.de")
    }
}
