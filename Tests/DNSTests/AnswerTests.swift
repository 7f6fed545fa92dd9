import DNS
import Testing

@Suite("The answer in a reply")
struct AnswerTests {
    private func answer(_ change: (inout Packet) -> Void) throws -> Answer? {
        var packet = Packet(questions: [Packet.question("a.example", .mx)])
        change(&packet)
        let name = try #require(DomainName("a.example"))
        return Answer(in: try Message(parsing: packet.bytes), to: name, .mx)
    }

    private let exchanger = Record.Content.exchanger(preference: 1, host: "m.example")

    @Test("is its records, for as long as the shortest of them and of the aliases before them")
    func records() throws {
        let plain = try answer { $0.answers = [Packet.mx("a.example", 1, "m.example")] }
        #expect(plain == .records([exchanger], lifetime: .seconds(300)))
        let behindAlias = try answer {
            $0.answers = [
                Packet.mx("c.example", 1, "m.example"), Packet.cname("b.example", "c.example"),
                Packet.cname("a.example", "b.example", lifetime: 7),
            ]
        }
        #expect(behindAlias == .records([exchanger], lifetime: .seconds(7)))
    }

    @Test("is that there is none, for as long as the zone's start says")
    func absence() throws {
        let start = Packet.soa("example", lifetime: 60, minimum: 900)
        #expect(try answer { $0.authority = [start] } == .empty(lifetime: .seconds(60)))
        #expect(try answer { _ in } == .empty(lifetime: .zero))
        let missing = try answer {
            $0.flags = 0x8183
            $0.authority = [Packet.soa("example", lifetime: 900, minimum: 30)]
        }
        #expect(missing == .missing(lifetime: .seconds(30)))
    }

    @Test("is not there where the reply is about something else, failed, or was cut off")
    func noAnswer() throws {
        let mx = Packet.mx("a.example", 1, "m.example")
        let bad: [(inout Packet) -> Void] = [
            { $0.questions = [Packet.question("b.example", .mx)] },
            { $0.questions = [Packet.question("a.example", .a)] },
            { $0.questions = [] },
            { $0.questions += $0.questions },
            { $0.flags = 0x0180 },  // a query
            { $0.flags = 0x8380 },  // truncated
            { $0.flags = 0x8182 },  // the server failed
            { $0.flags = 0x8185 },  // refused
            { $0.flags = 0x8184 },  // not implemented
        ]
        for change in bad {
            let found = try answer {
                $0.answers = [mx]
                change(&$0)
            }
            #expect(found == nil)
        }
    }

    @Test("is not there for a referral or a circle of aliases")
    func dead() throws {
        #expect(
            try answer { $0.authority = [Packet.record("example", 2, Packet.name("ns"))] } == nil)
        #expect(try answer { $0.answers = [Packet.cname("a.example", "a.example")] } == nil)
        #expect(
            try answer {
                $0.answers = [
                    Packet.cname("a.example", "b.example"), Packet.cname("b.example", "a.example"),
                ]
            } == nil)
    }

    @Test("takes no notice of records about other names")
    func strangers() throws {
        let found = try answer {
            $0.answers = [Packet.mx("evil.example", 1, "m.example")]
            $0.authority = [Packet.soa("example", lifetime: 60, minimum: 60)]
        }
        #expect(found == .empty(lifetime: .seconds(60)))
    }
}
