import TestSupport
import Testing
import Text

@testable import HTML

@Suite("Hostile input")
struct HostileTests {
    /// 64 KiB each, built by repeating.
    private static let inputs: [(name: String, text: String)] = [
        ("nested blocks", repeated("<div>")), ("unclosed formatting", repeated("<b>")),
        ("nested blocks, then end tags", repeated("<div>", 6_000) + repeated("</x>", 8_000)),
        ("nested spans, then end tags", repeated("<span>", 5_000) + repeated("</i>", 8_000)),
        ("unclosed formatting in paragraphs", repeated("<b><i><p>")),
        ("different formatting", (0..<6_000).map { "<b \($0)>" }.joined()),
        (
            "different formatting, then paragraphs",
            (0..<3_000).map { "<b \($0)>" }.joined() + repeated("<p>x", 8_000)
        ),
        ("links in links", repeated("<a href=http://x.example>")),
        ("adoption", repeated("<a><div>", 4_000) + repeated("</a>", 8_000)),
        ("attributes", "<a " + repeated("x", 30_000).map { "\($0)y " }.joined() + ">"),
        (
            "different attributes",
            "<a " + (0..<9_000).map { "a\($0) " }.joined() + "href=http://x.example>z"
        ),
        ("tables", repeated("<table><tr><td>")),
        ("misplaced text", "<table>" + repeated("x<tr>", 12_000)),
        ("lists", repeated("<li>")), ("lines", repeated("<br>")), ("open tags", repeated("<")),
        ("open names", repeated("<a")), ("comments", repeated("<!--")),
        ("entities", repeated("&amp;")),
        ("broken entities", repeated("&")), ("numeric entities", repeated("&#x26;")),
        ("templates", repeated("<template>")), ("foreign", repeated("<svg><math>")),
        ("selects", repeated("<select><option>")), ("BBCode", repeated("[url=http://x.example]")),
        ("unclosed BBCode", repeated("[url=")), ("closed BBCode", repeated("[url][/url]")),
        ("Markdown", repeated("[a](")), ("brackets", repeated("](")), ("dots", repeated("a.")),
        ("only dots", repeated(".")), ("colons", repeated("http://")),
        ("parentheses", "http://x.example/" + repeated("(")),
        ("spaced letters", repeated("a ")), ("marks", repeated("a\u{301}\u{302}\u{303}")),
        ("syllables", repeated("\u{1100}\u{1161}\u{11A8}")), ("digits", repeated("1 ")),
        ("quotes", repeated("<a x=\">\" ")), ("nulls", repeated("\u{0}<b>\u{0}")),
        ("ruby", repeated("<ruby><rt><rp>")), ("headings", repeated("<h1><p>")),
        ("buttons", repeated("<button><p>")), ("plaintext", "<plaintext>" + repeated("<b>")),
        ("frames", repeated("<frameset><frame>")), ("fonts", repeated("<font size=1><nobr>")),
    ]

    private static func repeated(_ part: String, _ count: Int? = nil) -> String {
        String(repeating: part, count: count ?? (64 << 10) / part.utf8.count)
    }

    @Test(
        "No 64 KiB take long or crash", .timeLimit(.minutes(20)), arguments: inputs.map(\.name))
    func hostile(_ name: String) throws {
        let text = try #require(Self.inputs.first { $0.name == name }).text
        // Quadratic time would be minutes for each; a debug build takes below a second.
        _ = Markup(text, format: .html).text.folded()
        _ = Markup(text, format: .text)
        #expect(SafetyCheck.problems(in: Sanitizer.html(fromHTML: text)).isEmpty)
        #expect(SafetyCheck.problems(in: Sanitizer.html(fromText: text)).isEmpty)
    }

    @Test("Links are found however deep they are buried")
    func buried() {
        let markup = Markup(
            String(repeating: "<div>", count: 20_000)
                + "<a href=http://evil.example>x</a> www.bad.example",
            format: .html)
        #expect(markup.links.map(\.host) == ["evil.example", "www.bad.example"])
        let attributes = "<a " + (0..<2_000).map { "a\($0) " }.joined()
        let refused = Markup(attributes + "href=x> see http://evil.example/", format: .html)
        #expect(refused.links.map(\.host) == ["evil.example"])
    }

    @Test("Mutated markup is survived, published safely and mapped", arguments: 0..<20)
    func mutations(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        for _ in 0..<100 {
            let text = RandomMarkup.make(using: &random)
            SafetyCheck.expectSafe(text)
            MarkupCheck.expectMapped(text)
        }
    }
}
