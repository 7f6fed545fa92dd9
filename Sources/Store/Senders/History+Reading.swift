import Moderation

extension History {
    /// What the store knows of a sender; `tallies` keeps what was read already.
    init(of senders: Senders, ledger: Ledger, tallies: inout [Int64: Tally]) throws {
        self.init()
        person = try Self.tally(senders.person, ledger, &tallies).counts
        email = try Self.tally(senders.email, ledger, &tallies).counts
        host = try Self.tally(senders.host, ledger, &tallies).counts
        network = try Self.tally(senders.network, ledger, &tallies).counts
    }

    private static func tally(
        _ sender: Int64?, _ ledger: Ledger, _ tallies: inout [Int64: Tally]
    ) throws -> Tally {
        guard let sender else { return Tally() }
        if let known = tallies[sender] { return known }
        let found = try ledger.query(.findTally).first {
            $0.add(sender)
        } read: {
            Tally(approved: $0.int(0), held: $0.int(1), spam: $0.int(2), trash: $0.int(3))
        }
        let tally = found ?? Tally()
        tallies[sender] = tally
        return tally
    }
}
