import Moderation

extension MailDomainLookup {
    /// What the DNS says of the e-mail domains of some senders, in their order; nil where it was not
    /// asked or did not answer.
    ///
    /// All are asked for at once, within the lookup's own time limit.
    func states(for senders: [Identities]) async -> [MailDomain?] {
        let domains = senders.map(\.mailDomain)
        let wanted = Set(domains.compactMap(\.self))
        guard !wanted.isEmpty else { return domains.map { _ in nil } }
        let states = await states(of: wanted)
        return domains.map { domain in domain.flatMap { states[$0] } }
    }
}

extension Identities {
    /// The domain of the canonical e-mail address, in ASCII; nil for none.
    var mailDomain: String? {
        guard let email, let at = email.lastIndex(of: "@") else { return nil }
        let domain = email[email.index(after: at)...]
        return domain.isEmpty ? nil : String(domain)
    }
}
