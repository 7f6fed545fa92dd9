import Moderation
import Testing

@testable import Pingbacks

@Suite("Source pages")
struct PageTests {
    static let target = "https://blog.example/p/1"

    static func report(
        _ html: String, type: String? = "text/html; charset=utf-8", target: String = target,
        at url: String = "https://other.example/posts/ten-signs"
    ) throws -> PingReport {
        try report(Array(html.utf8), type: type, target: target, at: url)
    }

    static func report(
        _ body: [UInt8], type: String?, target: String = target,
        at url: String = "https://other.example/posts/ten-signs"
    ) throws -> PingReport {
        let response = WebResponse(
            url: try #require(WebURL(url)), status: 200,
            headers: type.map { [("content-type", $0)] } ?? [], body: body)
        let identities = [PageIdentity.text(of: target)].compactMap { $0 }
        return SourcePage(response: response, targets: Set(identities)).report()
    }

    @Test(
        "A link to the target counts, however it is written",
        arguments: [
            "<a href='https://blog.example/p/1'>x</a>",
            "<A HREF=https://blog.example/p/1>x</A>",
            "<a href=\"http://blog.example/p/1\">the other scheme</a>",
            "<a href=\"https://blog.example/p/1/\">a trailing slash</a>",
            "<a href=\"https://blog.example/p/1#comments\">a fragment</a>",
            "<a href=\"https://blog.example/p/1?utm_source=feed\">tracking</a>",
            "<a href=\"https://BLOG.example:443/p/1\">the case of the host</a>",
            "<a href=\"//blog.example/p/1\">no scheme</a>",
            "<a href=\" https://blog.example/p/./x/../1\n\">dots</a>",
            "<a href=\"https:&#47;&#47;blog.example/p/1\">entities</a>",
            "<a href=https://blog.example/p/1><img src=x.png></a>",
            "<p><b><a href=https://blog.example/p/1>nested <i>markup</i></a></b>",
            "<img src=https://blog.example/p/1>", "<video src=https://blog.example/p/1></video>",
            "<map><area href=https://blog.example/p/1></map>",
            "<table><a href=https://blog.example/p/1>misplaced</a></table>",
            "<base href=https://blog.example/p/><a href=1>a base</a>",
            "<title lang=en>T</title><a href=https://blog.example/p/1>x</a>",
        ])
    func linked(html: String) throws {
        let report = try Self.report(html)
        #expect(report.linkFound == true)
        #expect(report.linksHere == 1)
        #expect(report.failure == nil)
    }

    @Test(
        "What is no link to the very target does not count",
        arguments: [
            "", "https://blog.example/p/1", "<!-- <a href=https://blog.example/p/1>x</a> -->",
            "<a href=https://blog.example/p/1234>a prefix</a>",
            "<a href=https://blog.example/p/1?page=2>another query</a>",
            "<a href=https://blog.example/p>its parent</a>",
            "<a href=https://evil.example/?https://blog.example/p/1>within</a>",
            "<a href=https://blog.example.evil.example/p/1>another host</a>",
            "<a href=https://blog.example@evil.example/p/1>a user name</a>",
            "<a href=https://blog.example:8080/p/1>another port</a>",
            "<a href=https://blog.example/P/1>another case</a>",
            "<script>'<a href=\"https://blog.example/p/1\">x</a>'</script>",
            "<textarea><a href=https://blog.example/p/1>x</a></textarea>",
            "<template><a href=https://blog.example/p/1>x</a></template>",
            "<style><a href=https://blog.example/p/1>x</a></style>",
            "<a title='https://blog.example/p/1'>no href</a>",
            "<link rel=canonical href=https://blog.example/p/1>",
            "<a data-href=https://blog.example/p/1>x</a>",
            "<a href='javascript:https://blog.example/p/1'>x</a>",
        ])
    func unlinked(html: String) throws {
        let report = try Self.report(html)
        #expect(report.linkFound == false)
        #expect(report.excerpt == nil)
    }

    @Test("Title, excerpt and the company a link keeps are told")
    func particulars() throws {
        let report = try Self.report(
            """
            <html><head><title>  Ten signs\n of a gut &amp; more </title></head><body>
            <nav><a href="/">home</a> <a href="https://friend.example/">a friend</a></nav>
            <p>Others wrote of it:</p>
            <p>My aunt says, as <a href="https://blog.example/p/1">this <b>post</b></a>\texplains,
            that it <script>x</script>helps.<br>So there. <a href=//spam.example>s</a></p>
            <a href="https://blog.example/p/1">again</a> <a href="http://friend.example/x">f</a>
            """)
        #expect(report.title == "Ten signs of a gut & more")
        #expect(report.excerpt == "My aunt says, as this post explains, that it helps.")
        #expect(report.linksHere == 2)
        #expect(report.linkHosts == 2)
        #expect(report.status == 200)
        #expect(report.finalURL == "https://other.example/posts/ten-signs")
    }

    @Test("An excerpt is one well-formed line of at most 255 characters, with the link in it")
    func excerptLength() throws {
        let words = (0..<200).map { "wörd\($0) 👩‍👩‍👧" }.joined(separator: " ")
        let report = try Self.report(
            "<p>\(words) <a href=\(Self.target)>the link</a> \(words)</p>")
        let excerpt = try #require(report.excerpt)
        #expect(excerpt.unicodeScalars.count <= 255)
        #expect(excerpt.unicodeScalars.count > 180)
        #expect(excerpt.contains("the link"))
        #expect(excerpt.hasPrefix("… ") && excerpt.hasSuffix(" …"))
        let title = try Self.report("<title>\(words)</title>").title
        #expect((title?.unicodeScalars.count ?? 0) <= 255)
        let unbroken = String(repeating: "ä\u{0301}", count: 3_000)
        let long = try Self.report("\(unbroken)<a href=\(Self.target)>\(unbroken)</a>").excerpt
        #expect((long?.unicodeScalars.count ?? 0) <= 255)
        #expect(long?.isEmpty == false)
    }

    @Test("Controls and marks of direction stay out of titles and excerpts")
    func controls() throws {
        let report = try Self.report(
            "<title>a\u{202E}b\u{1B}[31m\u{0}c</title><p>x\u{2066}y <a href=\(Self.target)>z</a>")
        #expect(report.title == "ab\u{FFFD}[31m c")
        #expect(report.excerpt == "xy z")
    }

    @Test(
        "A page's characters are read by mark, header, meta element, or looks",
        arguments: [
            ("text/html; charset=windows-1252", [0x63, 0x61, 0x66, 0xE9], "café"),
            ("text/html; charset=\"ISO-8859-1\"", [0x93, 0x63, 0x94], "“c”"),
            ("text/html;charset=iso-8859-15", [0xA4], "€"),
            ("text/html;charset=KOI8-R", [0xC1, 0xC2], "аб"),
            ("text/html;charset=Shift_JIS", [0x83, 0x65], "テ"),
            ("text/html;charset=gb2312", [0xC4, 0xE3], "你"),
            ("text/html;charset=euc-kr", [0xB0, 0xA1], "가"),
            ("text/html;charset=utf-8", [0x63, 0xC3, 0xA9], "cé"),
            ("text/html", [0x63, 0xC3, 0xA9], "cé"), ("text/html", [0x63, 0xE9], "cé"),
            ("text/html;charset=nonsense", [0x63, 0xC3, 0xA9], "cé"),
            ("text/html;charset=utf-7", [0x2B, 0x41, 0x44, 0x77, 0x2D], "+ADw-"),
        ] as [(String, [UInt8], String)])
    func charset(type: String, bytes: [UInt8], text: String) throws {
        let body = Array("<title>".utf8) + bytes + Array("</title>".utf8)
        #expect(try Self.report(body, type: type).title == text)
    }

    @Test("A meta element and a byte order mark name the encoding too")
    func charsetWithin() throws {
        let latin2: [UInt8] = [0xB1]
        for meta in [
            "<meta charset=iso-8859-2>",
            "<META http-equiv=Content-Type content='text/html; charset=ISO-8859-2'>",
        ] {
            let body = Array("\(meta)<title>".utf8) + latin2 + Array("</title>".utf8)
            #expect(try Self.report(body, type: "text/html").title == "ą")
        }
        let marked: [UInt8] =
            [0xFF, 0xFE] + "<title>é".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(try Self.report(marked, type: "text/html;charset=koi8-r").title == "é")
    }

    @Test("In JSON only a whole string counts, in plain text only a URL by itself")
    func otherTypes() throws {
        let url = Self.target
        #expect(
            try Self.report("{\"a\":[{\"b\":\"\(url)\"}]}", type: "application/json").linkFound
                == true)
        #expect(
            try Self.report("{\"a\":\"see \(url)\"}", type: "application/json").linkFound == false)
        #expect(try Self.report("{\"a\":", type: "application/activity+json").linkFound == false)
        #expect(try Self.report("see <\(url)> there", type: "text/plain").linkFound == true)
        #expect(try Self.report("see \(url)23 there", type: "text/plain").linkFound == false)
        #expect(try Self.report("<a href=\(url)>x</a>", type: "image/png").linkFound == false)
    }

    @Test(
        "A hostile page is read or given up soon", .timeLimit(.minutes(20)),
        arguments: [
            String(repeating: "<b>", count: 300_000), String(repeating: "<div>", count: 180_000),
            String(repeating: "<p><a href=x>", count: 70_000),
            String(repeating: "<i><b>", count: 20_000)
                + String(repeating: "</p></x>", count: 90_000),
            String(repeating: "<table><tr>", count: 80_000),
            "<a " + (0..<100_000).map { "a\($0)=1" }.joined(separator: " ") + ">",
            String(repeating: "<", count: 1_000_000), String(repeating: "&", count: 1_000_000),
            "<!--" + String(repeating: "-", count: 1_000_000),
            String(repeating: "\u{0}", count: 1_000_000),
            String(repeating: "<svg><title>", count: 80_000),
            "<title>" + String(repeating: "x ", count: 500_000),
        ])
    func hostile(html: String) throws {
        #expect(try Self.report(html).linkFound != true)
    }
}
