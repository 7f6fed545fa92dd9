import Moderation

/// Words of the index that stand for an e-mail address, its domain and those above it, and a
/// network: keyed hashes, as private text has no place outside `private_fields`.
///
/// They narrow a search down; what was found is then compared with the private fields themselves.
struct SearchMarks {
    let hash: SenderHash

    /// So many domains above one another are marked.
    private static let maximumDepth = 6

    /// All marks of a submission, as one text of words.
    /// `identity` is the number of the canonical e-mail address; address and IP address are as sent.
    func marks(identity: Int64?, email: String?, ip: String?) -> String {
        var marks: [String] = []
        if let identity { marks.append(Self.mark("e", identity)) }
        if let domain = email.flatMap(MailText.domain) {
            var parts = domain.split(separator: ".").suffix(Self.maximumDepth)
            while !parts.isEmpty {
                if let mark = self.domain(parts.joined(separator: ".")) { marks.append(mark) }
                parts.removeFirst()
            }
        }
        if let mark = ip.flatMap({ IPNetwork($0) }).flatMap(network) { marks.append(mark) }
        return marks.joined(separator: " ")
    }

    /// The mark of a canonical e-mail address.
    func email(_ address: String) -> String? {
        hash.senders(of: Identities(email: address)).email.map { Self.mark("e", $0) }
    }

    /// The mark of a domain, which every address in it has; nil if it is too deep for that.
    func domain(_ domain: String) -> String? {
        guard domain.split(separator: ".").count <= Self.maximumDepth else { return nil }
        return hash.senders(of: Identities(email: "@" + domain)).email.map { Self.mark("d", $0) }
    }

    /// The mark of the `/24` or `/64` that a network is in; nil if it is larger.
    func network(_ network: IPNetwork) -> String? {
        guard let usual = network.usual else { return nil }
        return hash.senders(of: Identities(network: usual.key)).network.map { Self.mark("n", $0) }
    }

    private static func mark(_ kind: String, _ number: Int64) -> String {
        kind + String(UInt64(bitPattern: number), radix: 36)
    }
}
