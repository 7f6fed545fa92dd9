import Moderation

/// What is remembered of a submission for some weeks, to count echoes and floods by: short, and
/// never changed.
///
/// Names are cut to 32 bits; at worst a stranger counts with another. 0 stands for no name.
struct Arrival: Sendable, Hashable {
    /// Bytes of one in the database.
    static let byteCount = 44

    var seq: Int64
    /// `TextPrint.exact`; with `similar` 0 if there is no print.
    var exact: UInt64 = 0
    /// `TextPrint.similar`.
    var similar: UInt64 = 0
    /// Receipt, in seconds since 1970.
    var time: UInt32
    var post: UInt32
    var network: UInt32 = 0
    var person: UInt32 = 0
    /// The e-mail address, or the name where there is none.
    var sender: UInt32 = 0

    /// Whether it has a text that can be told again.
    var hasPrint: Bool { exact != 0 || similar != 0 }

    init(_ row: SubmissionRow, _ identities: Identities) {
        self.init(
            identities, senders: row.senders, seq: row.seq, post: row.post,
            milliseconds: row.receivedAt)
    }

    init(
        _ identities: Identities, senders: Senders, seq: Int64, post: Int64, milliseconds: Int64
    ) {
        self.seq = seq
        time = UInt32(clamping: milliseconds / 1000)
        self.post = UInt32(truncatingIfNeeded: post)
        network = UInt32(truncatingIfNeeded: senders.network ?? 0)
        person = UInt32(truncatingIfNeeded: senders.person ?? 0)
        sender =
            senders.email.map { UInt32(truncatingIfNeeded: $0 >> 32) }
            ?? identities.name.map(Self.hash) ?? 0
        if let print = identities.print {
            exact = print.exact
            similar = print.similar
        }
    }

    /// FNV-1a.
    private static func hash(_ text: String) -> UInt32 {
        text.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    }

    /// Reads one from its bytes.
    init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        func number<Number: FixedWidthInteger>(_ place: Int, _: Number.Type) -> Number {
            Number(
                littleEndian: bytes.loadUnaligned(fromByteOffset: offset + place, as: Number.self))
        }
        seq = number(0, Int64.self)
        exact = number(8, UInt64.self)
        similar = number(16, UInt64.self)
        time = number(24, UInt32.self)
        post = number(28, UInt32.self)
        network = number(32, UInt32.self)
        person = number(36, UInt32.self)
        sender = number(40, UInt32.self)
    }

    /// Appends its bytes.
    func write(to bytes: inout [UInt8]) {
        func append(_ number: some FixedWidthInteger) {
            withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
        }
        append(seq)
        append(exact)
        append(similar)
        for number in [time, post, network, person, sender] { append(number) }
    }
}
