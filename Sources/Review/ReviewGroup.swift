import Moderation

/// What submissions can have in common with the one on the table.
public enum ReviewGroup: Sendable, Hashable {
    /// The same e-mail address, or without one the same name.
    case author(String)
    /// The e-mail address's domain.
    case domain(String)
    /// The host of the author's or source's URL.
    case host(String)
    /// The network of the IP address.
    case network(String)
    /// The same text, or nearly.
    case campaign
    /// A rule's finding.
    case rule(String)

    /// Every group that a submission belongs to, in the order of the menu.
    ///
    /// - Parameters:
    ///   - stored: The submission.
    ///   - identities: What it is recognised by.
    /// - Returns: the groups, at most nine of rules.
    public static func groups(
        of stored: StoredSubmission, identities: Identities
    ) -> [ReviewGroup] {
        var groups: [ReviewGroup] = []
        let name = stored.submission.author.name ?? ""
        if let email = identities.email {
            groups.append(.author(email))
            if let at = email.lastIndex(of: "@") {
                groups.append(.domain(String(email[email.index(after: at)...])))
            }
        } else if !name.isEmpty {
            groups.append(.author(name))
        }
        if let host = identities.host { groups.append(.host(host)) }
        if let network = identities.network { groups.append(.network(network)) }
        if identities.print != nil { groups.append(.campaign) }
        let rules = stored.verdict?.findings.map(\.rule) ?? []
        return groups + rules.prefix(9).map(ReviewGroup.rule)
    }

    /// What the members have in common, for people.
    public var description: String {
        switch self {
        case .author(let author): "by \(author)"
        case .domain(let domain): "from addresses at \(domain)"
        case .host(let host): "with a page at \(host)"
        case .network(let network): "from the network \(network)"
        case .campaign: "with this text, or nearly"
        case .rule(let rule): "with a finding of \(rule)"
        }
    }

    /// The key in the menu; rules have their numbers instead.
    var key: Character? {
        switch self {
        case .author: "e"
        case .domain: "d"
        case .host: "o"
        case .network: "i"
        case .campaign: "c"
        case .rule: nil
        }
    }
}
