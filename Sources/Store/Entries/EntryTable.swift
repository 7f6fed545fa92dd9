import Foundation
import GRDB
import Moderation

/// Moderators' lists in memory, to find the entry that counts for a sender.
struct EntryTable: Sendable {
    /// The last act that it knows of.
    let version: Int64
    private var numbers: [Int64: [SenderEntry]] = [:]
    private var domains: [String: [SenderEntry]] = [:]
    private var networks: [(network: IPNetwork, entry: SenderEntry)] = []

    /// Reads the lists.
    init(in database: Database, version: Int64) throws {
        self.version = version
        for (entry, hash) in try EntryRow.standing(in: database) {
            switch entry.kind {
            case .author, .email, .host:
                if let hash { numbers[hash, default: []].append(entry) }
            case .domain:
                if let domain = MailText.plain(entry.value) {
                    domains[domain, default: []].append(entry)
                }
            case .network:
                if let network = IPNetwork(entry.value) { networks.append((network, entry)) }
            }
        }
    }

    /// The number of the last act on the lists.
    static func version(in database: Database) throws -> Int64 {
        try Query("SELECT coalesce(max(number), 0) FROM entry_acts", in: database)
            .first { $0.int64(0) } ?? 0
    }

    /// Whether nobody is on a list.
    var isEmpty: Bool { numbers.isEmpty && domains.isEmpty && networks.isEmpty }

    /// The entry that counts: the narrowest, of several the newest.
    /// `ip` is the address or the network that is known of it; what has expired at `now`, in
    /// milliseconds since 1970, does nothing.
    func entry(for senders: Senders, email: String?, ip: String?, at now: Int64) -> SenderEntry? {
        if isEmpty { return nil }
        for (number, kind) in [
            (senders.person, SenderEntry.Kind.author), (senders.email, .email),
            (senders.host, .host),
        ] {
            let found = number.flatMap { numbers[$0] }?.filter { $0.kind == kind } ?? []
            if let entry = Self.newest(found, at: now) { return entry }
        }
        if let entry = network(ip, at: now) { return entry }
        return domain(email, at: now)
    }

    private func network(_ ip: String?, at now: Int64) -> SenderEntry? {
        guard !networks.isEmpty, let address = ip.flatMap({ IPNetwork($0) }) else { return nil }
        let found = networks.filter { $0.network.contains(address) }
        let narrowest = found.filter { one in
            found.allSatisfy { $0.network.contains(one.network) }
        }
        return Self.newest(narrowest.map(\.entry), at: now)
            ?? Self.newest(found.map(\.entry), at: now)
    }

    private func domain(_ email: String?, at now: Int64) -> SenderEntry? {
        guard !domains.isEmpty, let domain = email.flatMap(MailText.domain) else { return nil }
        var parts = domain.split(separator: ".").suffix(16)
        while !parts.isEmpty {
            let found = domains[parts.joined(separator: ".")] ?? []
            if let entry = Self.newest(found, at: now) { return entry }
            parts.removeFirst()
        }
        return nil
    }

    private static func newest(_ entries: [SenderEntry], at now: Int64) -> SenderEntry? {
        entries.last { entry in entry.expiresAt.map { $0.milliseconds > now } ?? true }
    }
}
