import DNS

/// Writes DNS messages, good and bad, for servers that lie and for the parser's tests.
struct Packet {
    /// The header's second word; 0x8180 is a plain reply of a recursive server.
    var flags: UInt16 = 0x8180
    var id: UInt16 = 0
    var questions: [[UInt8]] = []
    var answers: [[UInt8]] = []
    var authority: [[UInt8]] = []
    /// The answers announced, where that differs from those there are.
    var answerCount: Int?

    var bytes: [UInt8] {
        var bytes = Self.number(id) + Self.number(flags)
        for count in [questions.count, answerCount ?? answers.count, authority.count, 0] {
            bytes += Self.number(UInt16(count))
        }
        return bytes + (questions + answers + authority).flatMap(\.self)
    }

    static func number(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xFF)] }

    static func number32(_ value: UInt32) -> [UInt8] {
        number(UInt16(value >> 16)) + number(UInt16(value & 0xFFFF))
    }

    /// A name without compression.
    static func name(_ text: String) -> [UInt8] {
        let labels = text.split(separator: ".")
        return labels.flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) } + [0]
    }

    static func question(_ text: String, _ type: RecordType) -> [UInt8] {
        name(text) + number(type.rawValue) + number(1)
    }

    static func record(
        _ owner: String, _ type: UInt16, _ data: [UInt8], lifetime: UInt32 = 300,
        length: Int? = nil
    ) -> [UInt8] {
        name(owner) + number(type) + number(1) + number32(lifetime)
            + number(UInt16(length ?? data.count)) + data
    }

    static func mx(_ owner: String, _ preference: UInt16, _ host: String) -> [UInt8] {
        record(owner, 15, number(preference) + name(host))
    }

    static func cname(_ owner: String, _ target: String, lifetime: UInt32 = 300) -> [UInt8] {
        record(owner, 5, name(target), lifetime: lifetime)
    }

    static func soa(_ owner: String, lifetime: UInt32, minimum: UInt32) -> [UInt8] {
        let times = [1, 2, 3, 4, minimum].flatMap { number32($0) }
        return record(owner, 6, name("ns") + name("mail") + times, lifetime: lifetime)
    }
}
