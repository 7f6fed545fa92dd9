import DNS
import Testing

@Suite("What the DNS says of a mail domain")
struct MailAnswerTests {
    private let hour = Duration.seconds(3_600)

    private func ask(_ answers: [(RecordType, Answer)]) throws -> (MailAnswer?, [String]) {
        let resolver = TableResolver(answers.map { ("a.example", $0.0, $0.1) })
        let name = try #require(DomainName("a.example"))
        return (MailAnswer(for: name, from: resolver), resolver.questions)
    }

    private func mx(_ preference: UInt16, _ host: String) -> Record.Content {
        .exchanger(preference: preference, host: host)
    }

    @Test("is that it takes mail where it has exchangers, by preference (RFC 5321 §5.1)")
    func exchangers() throws {
        let records = Answer.records([mx(20, "b"), mx(10, "c"), mx(10, "a")], lifetime: hour)
        let (answer, questions) = try ask([(.mx, records)])
        #expect(answer == MailAnswer(.takesMail, exchangers: ["a", "c", "b"], lifetime: hour))
        #expect(questions == ["a.example mx"])
    }

    @Test("is that it takes none where it says so (RFC 7505)")
    func nullMX() throws {
        let (answer, _) = try ask([(.mx, .records([mx(0, "")], lifetime: hour))])
        #expect(answer == MailAnswer(.takesNoMail, lifetime: hour))
        let (mixed, _) = try ask([(.mx, .records([mx(0, ""), mx(5, "m")], lifetime: hour))])
        #expect(mixed == MailAnswer(.takesMail, exchangers: ["m"], lifetime: hour))
    }

    @Test("is that it takes mail where it has an address only, of either kind")
    func addresses() throws {
        let none = Answer.empty(lifetime: .seconds(60))
        let (four, _) = try ask([
            (.mx, none), (.a, .records([.address([192, 0, 2, 1])], lifetime: hour)),
        ])
        let expected = MailAnswer(
            .takesMail, exchangers: ["a.example"], lifetime: .seconds(60))
        #expect(four == expected)
        let six = Record.Content.address(Array(repeating: 1, count: 16))
        let (both, questions) = try ask([
            (.mx, none), (.a, none), (.aaaa, .records([six], lifetime: hour)),
        ])
        #expect(both == expected)
        #expect(questions == ["a.example mx", "a.example a", "a.example aaaa"])
    }

    @Test("is that it takes none where it has neither, and that it is missing where it is")
    func absence() throws {
        let none = Answer.empty(lifetime: hour)
        #expect(
            try ask([(.mx, none), (.a, none), (.aaaa, .empty(lifetime: .seconds(5)))]).0
                == MailAnswer(.takesNoMail, lifetime: .seconds(5)))
        #expect(
            try ask([(.mx, .missing(lifetime: hour))]).0 == MailAnswer(.missing, lifetime: hour))
    }

    @Test("is nothing where a server did not answer, or contradicts itself")
    func noOpinion() throws {
        let none = Answer.empty(lifetime: hour)
        #expect(try ask([]).0 == nil)
        #expect(try ask([(.mx, none)]).0 == nil)
        #expect(try ask([(.mx, none), (.a, none)]).0 == nil)
        #expect(try ask([(.mx, none), (.a, .missing(lifetime: hour))]).0 == nil)
    }
}
