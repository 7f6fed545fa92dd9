import DNS
import Email
import JSON
import Testing

@testable import Commands

@Suite("What is said about an e-mail address")
struct EmailTextTests {
    private let plain = Ink(isOn: false)

    private func texts(
        _ typed: [UInt8], _ level: EmailLevel = .smtp, lookup: MailLookup? = nil
    ) async -> [EmailText] {
        let desk = EmailDesk(
            parser: EmailParser(level: level), lists: EmailLists(), lookup: lookup)
        return await desk.answers(to: [.typed(typed)])
    }

    private func lines(
        _ typed: String, _ level: EmailLevel = .smtp, width: Int = 80
    ) async -> [String] {
        await texts(Array(typed.utf8), level).flatMap { $0.lines(width: width, ink: plain) }
    }

    @Test("A refusal points at the place, in words and with the RFC's section")
    func refusal() async {
        #expect(
            await lines("rosa..lee@example.org") == [
                "refused  at the level smtp", "  rosa..lee@example.org", "       ^",
                "  there are two dots in a row before the @ "
                    + "(local_part_consecutive_dots, RFC 5321 §4.1.2)",
            ])
        #expect(await lines("")[1] == "  (0 bytes)")
    }

    @Test("An accepted address shows both domains, the person, findings, and what was meant")
    func acceptance() async {
        let lines = await lines("Rosa@GMIAL.com")
        #expect(lines[0] == "accepted  at the level smtp")
        #expect(lines.contains("  domain    gmial.com"))
        #expect(lines.contains("  person    rosa@gmial.com"))
        #expect(lines.contains("  meant     Rosa@gmail.com?"))
        let foreign = await self.lines("a@münchen.de")
        #expect(foreign.contains("  domain    xn--mnchen-3ya.de"))
        #expect(foreign.contains("  readable  münchen.de"))
    }

    @Test("The caret stands under wide, escaped and combining characters' own columns")
    func caret() async {
        for (typed, column) in [
            ("伊昭@@x.y", 5), ("\u{1B}[2Ja", 8), ("e\u{301}a@@x.y", 3), ("a\u{202E}@@x.y", 1),
        ] {
            let lines = await lines(typed)
            #expect(lines[2] == String(repeating: " ", count: column + 2) + "^", "\(lines)")
            #expect(!lines.joined().unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
        }
    }

    @Test("However long an address is, its lines fit and show the place")
    func window() async {
        let long = String(repeating: "x", count: 200_000)
        for typed in [
            long + "..y@z.org", long + "@@", long, "a@" + long + " b", "..a@" + long,
            String(repeating: "\u{301}", count: 100_000) + "..@x.y",
            String(repeating: "a\u{200B}", count: 50_000) + "..@x.y",
            String(repeating: "👩‍👩‍👧‍👦", count: 9_000) + "..@x.y",
        ] {
            let lines = await lines(typed, width: 60)
            #expect(lines.dropLast().allSatisfy { $0.count <= 62 }, "\(lines)")
            #expect(lines[2].last == "^" && lines[2].count <= 62, "\(lines)")
        }
    }

    @Test("Every place of every mutilated address can be shown")
    func anyBytes() async {
        let samples: [[UInt8]] = [
            [0xFF], [0xC3], Array("a@b".utf8) + [0xE2, 0x82], [0, 0, 0], [0x0D, 0x0A],
            Array("é@é".utf8) + [0xFF] + Array("é".utf8), Array("\"".utf8) + [0x80],
        ]
        for sample in samples {
            for text in await texts(sample) {
                #expect(text.lines(width: 40, ink: plain).count == 4)
                #expect(text.json["accepted"] == false)
            }
        }
    }

    @Test("An oddity of an accepted address is shown with its place")
    func oddity() async {
        let lines = await lines("(hi)rosa@example.org", .rfc)
        #expect(lines.contains("  odd       (hi)rosa@example.org"))
        #expect(lines.contains("            ^"))
    }

    @Test("The DNS speaks where it was asked, and silence is no opinion")
    func dns() async {
        let lookup = MailLookup(
            resolver: Table(), settings: .init(timeLimit: .seconds(3_600)))
        let expected = [
            ("a@gone.test", "there is no such domain"), ("a@null.test", "the domain takes no mail"),
            ("a@many.test", "mail goes to m0.test, m1.test, m2.test and 2 more"),
            ("a@silent.test", "no answer, so no opinion"),
        ]
        for (typed, phrase) in expected {
            let text = await texts(Array(typed.utf8), lookup: lookup)
            let lines = text.flatMap { $0.lines(width: 80, ink: plain) }
            #expect(lines.contains("  dns       " + phrase), "\(lines)")
        }
        let json = await texts(Array("a@gone.test".utf8), lookup: lookup).map(\.json)
        #expect(json.first?["dns"]?["state"] == "missing")
    }

    private struct Table: Resolver {
        func answer(to name: DomainName, _ type: RecordType) -> Answer? {
            switch name.text {
            case "gone.test": .missing(lifetime: .zero)
            case "null.test":
                .records([.exchanger(preference: 0, host: "")], lifetime: .zero)
            case "many.test":
                .records(
                    (0..<5).map { .exchanger(preference: $0, host: "m\($0).test") },
                    lifetime: .zero)
            default: nil
            }
        }
    }
}
