import HTML
import Testing
import Text

@Suite("Markup")
struct MarkupTests {
    @Test(
        "Markup becomes readable text",
        arguments: [
            ("plain", "plain"), ("a<br>b<br/>c", "a\nb\nc"), ("<p>a</p><p>b</p>", "a\nb"),
            ("<div>a</div> b", "a\n b"), ("x<script>y</script><style>z</style><!-- c -->", "x"),
            ("W&ouml;rld &amp; &lt;b&gt; &copy2024 &notit;", "Wörld & <b> ©2024 ¬it;"),
            ("a < b & c && d", "a < b & c && d"), ("&#65;&#x42;&#0;", "AB\u{FFFD}"),
            ("<table><tr><td>1<td>2<tr><td>3</table>", "1 2\n3"), ("<b>vi</b>agra", "viagra"),
            ("<ul><li>1<li>2</ul>", "1\n2"), ("<textarea>t</textarea>", "t"),
            ("vi<!-- x -->agra", "viagra"), ("a\r\nb<i>", "a\nb"),
            ("&NotEqualTilde;x", "\u{2242}\u{338}x"),
            ("<p></p>", ""), ("vi\u{1}agra<b>", "vi\u{1}agra"),
        ])
    func text(_ html: String, _ expected: String) {
        #expect(Markup(html, format: .html).text.string == expected)
    }

    @Test("Text is left as it is where nothing is markup")
    func plainText() {
        let markup = Markup("<b>&amp;</b>", format: .text)
        #expect(markup.text.string == "<b>&amp;</b>")
        #expect(markup.text.isIdentity)
    }

    @Test(
        "Parts of the text map to the HTML they came from",
        arguments: [
            ("<p>x &ouml;z</p>", "ö", "&ouml;"), ("<b>vi</b>agra", "viagra", "vi</b>agra"),
            ("&#118;iagra &amp;", "v", "&#118;"), ("a&ltb&gt;", "<b>", "&ltb&gt;"),
            ("x</i>y&amp;z", "y", "y"), ("x&NotEqualTilde;y", "\u{2242}\u{338}", "&NotEqualTilde;"),
            ("<table>moved<tr><td>cell</table>", "moved", "moved"), ("a\r\nb&lt;", "b", "b"),
            ("&copy2024 x", "2024", "2024"), ("a&amp;amp;b", "amp;b", "amp;b"),
            ("日本&eacute;語", "語", "語"), ("a<br>b", "\n", "<br>"),
        ])
    func mapping(_ html: String, _ part: String, _ expected: String) throws {
        let text = Markup(html, format: .html).text
        let bytes = Array(text.string.utf8)
        let wanted = Array(part.utf8)
        let start = try #require(
            (0...max(0, bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) })
        let source = text.sourceRange(of: start..<(start + wanted.count))
        #expect(String(decoding: Array(html.utf8)[source], as: UTF8.self) == expected)
    }

    @Test(
        "What readers cannot see is noticed",
        arguments: [
            ("<p style='DISPLAY : none'>x", true), ("<b style=font-size:0px>x", true),
            ("<b style=font-size:0.9em>x", false), ("<b style='opacity:0;'>x", true),
            ("<b style='opacity:0.5'>x", false),
            ("<div style='position:absolute;left:-999px'>x", true),
            ("<i hidden>x", true), ("<!-- http://x.example/ -->", true), ("<!-- -->x", false),
            ("<!--[if gte mso 9]><xml></xml><![endif]-->x", false), ("<?php echo $x; ?>", false),
            ("<b>x</b>", false),
        ])
    func hidden(_ html: String, _ isHidden: Bool) {
        #expect(Markup(html, format: .html).hasHiddenText == isHidden)
    }
}
