/// Asks the DNS about mail domains.
public protocol MailDomainLookup: Sendable {
    /// What is known of these domains, in ASCII form, within the lookup's own time limit.
    ///
    /// A domain that got no answer is not in the result.
    func states(of domains: Set<String>) async -> [String: MailDomain]
}
