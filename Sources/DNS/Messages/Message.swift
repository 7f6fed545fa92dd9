/// A reply of a DNS server (RFC 1035 §4.1), read without trusting it.
public struct Message: Sendable, Hashable {
    /// What was asked.
    public struct Question: Sendable, Hashable {
        /// The name in lower case.
        public let name: String
        /// The number of the record type.
        public let type: UInt16

        /// Asks for a type of record of a name, which is in lower case.
        public init(name: String, type: UInt16) {
            self.name = name
            self.type = type
        }
    }

    /// Whether it is a reply rather than a query.
    public let isReply: Bool
    /// Whether the end was cut off.
    public let isTruncated: Bool
    /// 0 for success, 2 for a failure of the server, 3 where there is no such name, 5 if refused.
    public let responseCode: UInt8
    /// What was asked; nil unless there is exactly one question, of the class IN.
    public let question: Question?
    /// The records that answer it, aliases included, in the server's order.
    public let answers: [Record]
    /// The records that say who is in charge, with the zone's start where there is no answer.
    public let authority: [Record]

    /// Reads a message; what comes after the authority section is not looked at.
    ///
    /// Takes time linear in the length, whatever the bytes.
    ///
    /// - Parameter bytes: The message.
    /// - Throws: The first thing that can't be read.
    public init(parsing bytes: [UInt8]) throws(MessageError) {
        var reader = MessageReader(bytes)
        _ = try reader.number16()
        let flags = try reader.number16()
        isReply = flags & 0x8000 != 0
        isTruncated = flags & 0x0200 != 0
        responseCode = UInt8(flags & 0xF)
        let questions = try reader.number16()
        let answerCount = try reader.number16()
        let authorityCount = try reader.number16()
        _ = try reader.number16()
        var question: Question?
        for _ in 0..<questions {
            let name = try reader.name()
            let type = try reader.number16()
            let space = try reader.number16()
            question = questions == 1 && space == 1 ? Question(name: name, type: type) : nil
        }
        self.question = question
        answers = try Self.records(answerCount, from: &reader)
        authority = try Self.records(authorityCount, from: &reader)
    }

    private static func records(
        _ count: UInt16, from reader: inout MessageReader
    ) throws(MessageError) -> [Record] {
        var records: [Record] = []
        for _ in 0..<count { records.append(try Record(from: &reader)) }
        return records
    }
}
