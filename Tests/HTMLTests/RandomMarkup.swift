import TestSupport

/// Markup out of pieces that parsers trip over.
enum RandomMarkup {
    private static let pieces = [
        "<b>", "</b>", "<i>", "</i>", "<p>", "</p>", "<div>", "</div>", "<a href=http://x.example>",
        "</a>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<ul>", "</ul>", "<pre>", "</pre>",
        "\n", "<svg>", "</svg>", "<math>", "<mi>", "<foreignObject>", "<select>", "<option>",
        "<template>", "</template>", "<script>", "</script>", "<style>", "<textarea>", "<title>",
        "<!--", "-->", "<!DOCTYPE html>", "<![CDATA[", "]]>", "&lt;", "&amp;", "&nbsp", "&copy;x",
        "&#x3c;", "&#0;", "&#xD800;", "&NotEqualTilde;", "&notit;", "\u{0}", "\r\n", "é", "日", "x",
        "<frameset>", "<isindex>", "<image src=x>", "<form>", "<button>", "<ruby><rt>",
        "<colgroup>",
        "<col>", "<caption>", "<nobr>", "<h1>", "</h2>", "<br>", "</br>", "<blockquote cite=x>",
        "<a href='javascript:x'>", "<q cite=http://y.example>", "<", ">", "\"", "'", "<a title=\"",
        "[url=http://z.example]", "[/url]", "](http://w.example)", "[", "www.v.example", "<html>",
        "<body>", "<head>", "</body>", "</html>", "<noscript>", "<plaintext>", "<xmp>", "<iframe>",
        "<applet>", "<marquee>", "<object>", "<dd>", "<dt>", "<font color=red>", "<desc>",
        "<input>",
    ]

    static func make(using random: inout SeededRandom) -> String {
        (0..<Int.random(in: 1...25, using: &random))
            .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
}
