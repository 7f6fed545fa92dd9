/// What the DNS says of a mail domain.
public struct MailAnswer: Sendable, Hashable {
    /// Whether mail can be sent there.
    public enum State: String, Sendable, Hashable {
        /// It has a mail exchanger, or an address of its own (RFC 5321 §5.1).
        case takesMail = "takes_mail"
        /// It exists, and says it takes no mail (RFC 7505), or has no address at all.
        case takesNoMail = "takes_no_mail"
        /// There is no such domain.
        case missing
    }

    /// Whether mail can be sent there.
    public let state: State
    /// The hosts that take it, in the order of preference; the domain itself where it has no MX.
    ///
    /// Whether they answer was not asked.
    public let exchangers: [String]
    /// For how long this may be remembered, as the servers said.
    public let lifetime: Duration

    /// Puts an answer together.
    public init(_ state: State, exchangers: [String] = [], lifetime: Duration) {
        self.state = state
        self.exchangers = exchangers
        self.lifetime = lifetime
    }

    /// Asks for the MX, then for addresses; blocks for as long as the resolver does, three times.
    ///
    /// Nil where the resolver gave no answer, or one that contradicts itself.
    ///
    /// - Parameters:
    ///   - domain: The mail domain.
    ///   - resolver: Who is asked.
    public init?(for domain: DomainName, from resolver: some Resolver) {
        switch resolver.answer(to: domain, .mx) {
        case nil: return nil
        case .missing(let lifetime): self.init(.missing, lifetime: lifetime)
        case .records(let contents, let lifetime): self.init(contents, lifetime)
        case .empty(let lifetime):
            self.init(withoutExchanger: domain, lifetime, from: resolver)
        }
    }

    private init(_ contents: [Record.Content], _ lifetime: Duration) {
        var hosts: [(preference: UInt16, host: String)] = []
        for case .exchanger(let preference, let host) in contents where !host.isEmpty {
            hosts.append((preference, host))
        }
        hosts.sort { ($0.preference, $0.host) < ($1.preference, $1.host) }
        // A null MX stands alone (RFC 7505 §3); beside others it says nothing.
        self.init(
            hosts.isEmpty ? .takesNoMail : .takesMail, exchangers: hosts.map(\.host),
            lifetime: lifetime)
    }

    /// RFC 5321 §5.1: without an MX, an address is one.
    private init?(
        withoutExchanger domain: DomainName, _ lifetime: Duration, from resolver: some Resolver
    ) {
        var shortest = lifetime
        for type in [RecordType.a, .aaaa] {
            switch resolver.answer(to: domain, type) {
            case .records(_, let lifetime):
                self.init(
                    .takesMail, exchangers: [domain.text], lifetime: min(shortest, lifetime))
                return
            case .empty(let lifetime): shortest = min(shortest, lifetime)
            // It existed a moment ago.
            case .missing, nil: return nil
            }
        }
        self.init(.takesNoMail, lifetime: shortest)
    }
}
