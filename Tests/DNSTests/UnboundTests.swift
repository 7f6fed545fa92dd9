import DNS
import Testing

@Suite(
    "A real DNS server", .enabled(if: Unbound.isInstalled, "unbound is not installed"),
    .timeLimit(.minutes(20)))
struct UnboundTests {
    @Test("says of every sort of domain what is so")
    func sorts() async throws {
        let server = try Unbound()
        let lookup = MailLookup(
            resolver: Loopback.resolver(server.port, seconds: 20, attempts: 2),
            settings: .init(timeLimit: .seconds(3_600)))
        let expected: [(String, String)] = [
            ("mail", "takes_mail mx1.zone.example mx2.zone.example"),
            ("four", "takes_mail four.zone.example"), ("six", "takes_mail six.zone.example"),
            ("null", "takes_no_mail"), ("text", "takes_no_mail"), ("b", "takes_no_mail"),
            ("alias", "takes_mail mx1.zone.example mx2.zone.example"),
            ("chain", "takes_mail mx1.zone.example mx2.zone.example"),
            // A resolver says NXDOMAIN here; unbound does not for a zone of its own.
            ("dangling", "takes_no_mail"), ("circle1", "nothing"), ("nothing", "missing"),
            ("under.nothing", "missing"), ("x.wild", "takes_mail mx1.zone.example"),
            ("xn--mnchen-3ya", "takes_mail mx1.zone.example"),
            ("MAIL", "takes_mail mx1.zone.example mx2.zone.example"),
        ]
        let answers = await lookup.answers(
            for: Set(expected.map { $0.0 + ".zone.example" } + ["broken.example"]))
        for (name, text) in expected {
            let answer = answers[name + ".zone.example"]
            let found = answer.map { ([$0.state.rawValue] + $0.exchangers).joined(separator: " ") }
            #expect(found ?? "nothing" == text, "\(name)")
        }
        #expect(answers["broken.example"] == nil)
    }

    @Test("gives a long list of exchangers over TCP, and the lifetimes of its zone")
    func details() async throws {
        let server = try Unbound()
        let lookup = MailLookup(
            resolver: Loopback.resolver(server.port, seconds: 20, attempts: 2),
            settings: .init(timeLimit: .seconds(3_600)))
        let answers = await lookup.answers(
            for: ["many.zone.example", "nothing.zone.example", "chain.zone.example"])
        #expect(answers["many.zone.example"]?.exchangers.count == 200)
        #expect(
            answers["many.zone.example"]?.exchangers.last == "exchanger-number-199.zone.example")
        #expect(answers["many.zone.example"]?.lifetime == .seconds(300))
        #expect(answers["nothing.zone.example"]?.lifetime == .seconds(120))
        #expect(answers["chain.zone.example"]?.lifetime == .seconds(3))
    }
}
