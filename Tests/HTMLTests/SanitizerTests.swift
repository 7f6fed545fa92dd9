import HTML
import Testing

@Suite("Sanitizer")
struct SanitizerTests {
    @Test(
        "HTML of strangers becomes safe HTML",
        arguments: [
            ("plain & <b>bold</b>", "plain &amp; <b>bold</b>"),
            ("<script>alert(1)</script>x", "x"),
            ("<img src=x onerror=alert(1)>y", "y"),
            (
                "<a href='http://x.example/?a=1&b=2' onclick=x title='a\"b'>k</a>",
                "<a href=\"http://x.example/?a=1&amp;b=2\" title=\"a&quot;b\""
                    + " rel=\"nofollow ugc noopener\">k</a>"
            ),
            ("<a href=\"java\nscript:alert(1)\">j</a>", "j"),
            ("<a href=/about>r</a>", "r"),
            ("<a href=data:text/html,x>d</a>", "d"),
            (
                "<a href='mailto:a@x.example'>m</a>",
                "<a href=\"mailto:a@x.example\" rel=\"nofollow ugc noopener\">m</a>"
            ),
            ("<svg><a href=http://x.example>n</a></svg>z", "z"),
            ("<h1>Title</h1>text", "Title\ntext"),
            ("<b><i>x</b>y</i>", "<b><i>x</i></b><i>y</i>"),
            ("<ul><li>1<li>2</ul>", "<ul><li>1</li><li>2</li></ul>"),
            ("<pre>\n\nx</pre>", "<pre>\n\nx</pre>"),
            ("<p>a<p>b", "<p>a</p><p>b</p>"),
            (
                "<del datetime='2026-11-21T07:00Z' x=y>d</del>",
                "<del datetime=\"2026-11-21T07:00Z\">d</del>"
            ),
            ("<q cite='javascript:x'>q</q>", "<q>q</q>"),
            ("a\u{0}b\u{1B}c\u{85}d", "abcd"),
            ("&lt;script&gt;", "&lt;script&gt;"), ("", ""),
        ])
    func fromHTML(_ input: String, _ expected: String) {
        #expect(Sanitizer.html(fromHTML: input) == expected)
        SafetyCheck.expectSafe(input)
    }

    @Test(
        "Plain text becomes paragraphs with links",
        arguments: [
            ("one\ntwo\n\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>"),
            ("a\r\nb", "<p>a<br>\nb</p>"),
            ("<b> & \"q\"", "<p>&lt;b&gt; &amp; \"q\"</p>"),
            (
                "see http://x.example/a?b=1&c=2.",
                "<p>see <a href=\"http://x.example/a?b=1&amp;c=2\" rel=\"nofollow ugc noopener\">"
                    + "http://x.example/a?b=1&amp;c=2</a>.</p>"
            ),
            ("www.x.example ftp://x.example", "<p>www.x.example ftp://x.example</p>"),
            ("", ""), (" \n ", ""),
        ])
    func fromText(_ input: String, _ expected: String) {
        let html = Sanitizer.html(fromText: input)
        #expect(html == expected)
        #expect(SafetyCheck.problems(in: html).isEmpty)
        #expect(Sanitizer.html(fromHTML: html) == html)
    }

    @Test(
        "Nesting that would not parse back is flattened",
        arguments: [
            "<p><button><p>x</p></button></p>",
            "<a href=http://x.example><table><tr><td><a href=http://y.example>z",
            "<p><object><ul><li>x</ul></object>y", "<li><button><li>x",
            "<ul><li><div><li>x</div></ul>",
            "<p><marquee><blockquote>x</marquee>y", "<pre><div>\nx</div></pre>",
            "<pre><!-- -->\nx</pre>",
            "<b><b><b><b><b>x</b></b><p>y</b>z", "<table><b><tr><td>x</td></tr></table>",
            "<a href=http://x.example>1<p>2<a href=http://y.example>3</p>4</a>",
        ])
    func nesting(_ input: String) {
        SafetyCheck.expectSafe(input)
    }
}
