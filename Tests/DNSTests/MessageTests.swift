import DNS
import TestSupport
import Testing

@Suite("A reply of a DNS server")
struct MessageTests {
    private func question(_ text: String = "a.example") -> [UInt8] { Packet.question(text, .mx) }

    @Test("gives its records with their owners, lifetimes and contents")
    func records() throws {
        let packet = Packet(
            questions: [question("A.Example")],
            answers: [
                Packet.cname("a.example", "b.example"), Packet.mx("b.example", 10, "M.example"),
                Packet.record("b.example", 1, [192, 0, 2, 1], lifetime: 0x8000_0000),
                Packet.record("b.example", 99, [1, 2, 3]),
            ],
            authority: [Packet.soa("example", lifetime: 60, minimum: 30)])
        let message = try Message(parsing: packet.bytes + [9, 9, 9])
        #expect(message.question == .some(.init(name: "a.example", type: 15)))
        #expect(message.isReply && !message.isTruncated && message.responseCode == 0)
        #expect(
            message.answers.map(\.content) == [
                .alias("b.example"), .exchanger(preference: 10, host: "m.example"),
                .address([192, 0, 2, 1]), .other,
            ])
        #expect(message.answers.map(\.lifetime) == [300, 300, 0, 300])
        #expect(message.authority.map(\.content) == [.start(minimum: 30)])
    }

    @Test("may point back to a name it has given before")
    func compression() throws {
        let pointer: [UInt8] = [0xC0, 12]
        let data = Packet.number(5) + [1, UInt8(ascii: "m")] + pointer
        let record =
            pointer + Packet.number(15) + Packet.number(1) + Packet.number32(60)
            + Packet.number(UInt16(data.count)) + data
        let message = try Message(
            parsing: Packet(questions: [question()], answers: [record]).bytes)
        #expect(message.answers.first?.name == "a.example")
        #expect(
            message.answers.first?.content == .exchanger(preference: 5, host: "m.a.example"))
    }

    @Test(
        "is refused where a name turns in circles, points ahead, is too long or of another kind",
        arguments: [
            [0xC0, 12], [0xC0, 14, 0xC0, 12], [0xC0, 200], [0xFF, 0xFF], [0x40, 1], [0x80, 0],
            [1, 65, 0xC0, 12], [63], [1], [0xC0],
            Array(repeating: [1, 65] as [UInt8], count: 130).flatMap(\.self) + [0],
        ] as [[UInt8]])
    func hostileNames(name: [UInt8]) {
        let bytes = Packet(questions: [name + [0, 15, 0, 1]]).bytes
        #expect(throws: MessageError.self) { try Message(parsing: bytes) }
    }

    @Test("shows the bytes of a strange name as numbers")
    func strangeNames() throws {
        let name: [UInt8] = [4, 0x1B, 0x5B, 0x2E, 0xFF, 0]
        let message = try Message(parsing: Packet(questions: [name + [0, 1, 0, 1]]).bytes)
        #expect(message.question?.name == #"\027\091\046\255"#)
    }

    @Test("is refused where a record's length is not that of its data")
    func lengths() {
        for (type, data, length) in [
            (1, [1, 2, 3], 3), (28, [1, 2, 3, 4], 4), (15, [0, 1, 0, 7], 4), (15, [0, 1, 0], 2),
            (1, [1, 2, 3, 4], 400), (5, [0xC0, 12], 1), (6, [0, 0, 1], 3),
        ] as [(UInt16, [UInt8], Int)] {
            let record = Packet.record("a.example", type, data, length: length)
            let bytes = Packet(questions: [question()], answers: [record]).bytes
            #expect(throws: MessageError.self) { try Message(parsing: bytes) }
        }
    }

    @Test("is refused wherever it is cut off")
    func cuts() {
        let bytes = Packet(
            questions: [question()],
            answers: [Packet.cname("a.example", "b.example"), Packet.mx("b.example", 1, "m")],
            authority: [Packet.soa("example", lifetime: 1, minimum: 1)]
        ).bytes
        for count in 0..<bytes.count {
            #expect(throws: MessageError.self) { try Message(parsing: Array(bytes[..<count])) }
        }
    }

    @Test("never does harm, however it is mangled")
    func mutations() {
        var generator = SeededRandom(seed: 5)
        let bytes = Packet(
            questions: [question()],
            answers: [Packet.cname("a.example", "b.example"), Packet.mx("b.example", 1, "m")],
            authority: [Packet.soa("example", lifetime: 1, minimum: 1)]
        ).bytes
        let name = DomainName("a.example")
        var readable = 0
        for _ in 0..<50_000 {
            var mangled = bytes
            for _ in 0...Int.random(in: 0..<6, using: &generator) {
                let index = Int.random(in: 0..<mangled.count, using: &generator)
                mangled[index] =
                    [
                        UInt8.random(in: 0...255, using: &generator), 0xC0, 0x0C, 0, 0xFF, 0x3F,
                    ].randomElement(using: &generator) ?? 0
            }
            guard let message = try? Message(parsing: mangled), let name else { continue }
            readable += 1
            _ = Answer(in: message, to: name, .mx)
        }
        #expect(readable > 1_000)
    }

    @Test("of the longest sort is read in time linear in its length")
    func hugeReply() throws {
        // Each owner climbs down a ladder of pointers as long as a name may be.
        var packet = Packet(questions: [Packet.question(longestName, .a)])
        let pointer: [UInt8] = [0xC0, 12]
        let record = pointer + [0, 99, 0, 1, 0, 0, 0, 1, 0, 0]
        packet.answers = Array(repeating: record, count: 65_000 / record.count)
        #expect(try Message(parsing: packet.bytes).answers.count == packet.answers.count)
    }

    private var longestName: String {
        Array(repeating: "a", count: 126).joined(separator: ".")
    }
}
