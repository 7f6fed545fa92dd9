import Glibc
import Testing

@testable import DNS

/// One at a time: some of them wait for a time-out of a second.
@Suite("The system's resolver, before servers that lie", .serialized, .timeLimit(.minutes(20)))
struct SystemResolverTests {
    private func ask(
        for seconds: Int = 1, _ reply: @escaping LyingServer.Reply
    ) throws -> Answer? {
        let server = try #require(LyingServer(reply))
        let name = try #require(DomainName("a.example"))
        return withExtendedLifetime(server) {
            Loopback.resolver(server.port, seconds: seconds).answer(to: name, .mx)
        }
    }

    @Test("An honest reply is the answer")
    func honest() throws {
        let answer = try ask(for: 30) { query, _ in
            var packet = Packet(to: query)
            packet.answers = [Packet.mx("a.example", 5, "m.example")]
            return [packet.bytes]
        }
        let exchanger = Record.Content.exchanger(preference: 5, host: "m.example")
        #expect(answer == .records([exchanger], lifetime: .seconds(300)))
    }

    @Test("A reply that does not fit is fetched over TCP, up to the longest there can be")
    func truncation() throws {
        let answer = try ask(for: 30) { query, isTCP in
            var packet = Packet(to: query, flags: isTCP ? 0x8180 : 0x8380)
            guard isTCP else { return [packet.bytes] }
            packet.answers = (0..<1_600).map {
                Packet.mx("a.example", UInt16($0), "m\($0).example")
            }
            return [packet.bytes]
        }
        guard case .records(let records, _) = answer else {
            Issue.record("no answer")
            return
        }
        #expect(records.count == 1_600)
    }

    @Test("Silence is no answer, after the time-out")
    func silence() throws {
        #expect(try ask { _, _ in [] } == nil)
    }

    @Test("A port where nobody listens is no answer")
    func closed() throws {
        let (descriptor, port) = try #require(Loopback.socket(SOCK_DGRAM))
        close(descriptor)
        let name = try #require(DomainName("a.example"))
        #expect(Loopback.resolver(port).answer(to: name, .a) == nil)
    }

    @Test(
        "A failure, a refusal and an unheard-of code are no answers",
        arguments: [2, 4, 5, 9, 15] as [UInt16])
    func failures(code: UInt16) throws {
        #expect(try ask { query, _ in [Packet(to: query, flags: 0x8180 | code).bytes] } == nil)
    }

    @Test("A reply with another id or another question is not taken for one")
    func forged() throws {
        let mx = Packet.mx("a.example", 5, "evil.example")
        let otherID = try ask { query, _ in
            var packet = Packet(to: query)
            packet.id &+= 1
            packet.answers = [mx]
            return [packet.bytes]
        }
        #expect(otherID == nil)
        let otherQuestion = try ask { query, _ in
            var packet = Packet(to: query)
            packet.questions = [Packet.question("b.example", .mx)]
            packet.answers = [mx]
            return [packet.bytes]
        }
        #expect(otherQuestion == nil)
    }

    @Test("Garbage is no answer, and does no harm")
    func garbage() throws {
        let circle: [UInt8] = [0xC0, 12]
        let replies: [@Sendable ([UInt8]) -> [UInt8]] = [
            { _ in [] }, { _ in [0] }, { Array($0[..<2]) },
            { Array($0[..<2]) + Array(repeating: 0xFF, count: 500) },
            { Array($0[..<12]) + circle + [0, 15, 0, 1] },
            { query in
                var packet = Packet(to: query)
                packet.answerCount = 65_535
                packet.answers = [Packet.mx("a.example", 5, "m.example")]
                return packet.bytes
            },
            { query in
                var packet = Packet(to: query)
                packet.answers = [circle + [0, 15, 0, 1, 0, 0, 0, 1, 0, 4, 0, 1, 0xC0, 60]]
                return packet.bytes
            },
        ]
        for reply in replies { #expect(try ask { query, _ in [reply(query)] } == nil) }
    }

    @Test("A server's address is four numbers with or without a port")
    func servers() {
        #expect(SystemResolver.Server("127.0.0.1")?.port == 53)
        #expect(SystemResolver.Server("127.0.0.1:5353")?.port == 5353)
        for text in [
            "", "::1", "127.0.0.1:", "127.0.0.1:0", "1.2.3", "1.2.3.4.5", "1.2.3.256", "x",
        ] {
            #expect(SystemResolver.Server(text) == nil)
        }
    }
}
