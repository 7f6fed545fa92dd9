/// The lists of domains that findings are judged by; all empty unless given.
public struct EmailLists: Sendable, Hashable {
    /// Domains that hand out mailboxes to throw away.
    public var disposable: DomainList
    /// Domains that are never disposable or misspelt, whatever else says so.
    public var allowed: DomainList

    /// Makes a set of lists.
    ///
    /// - Parameters:
    ///   - disposable: Domains that hand out mailboxes to throw away.
    ///   - allowed: Domains that are never disposable or misspelt.
    public init(disposable: DomainList = DomainList(), allowed: DomainList = DomainList()) {
        self.disposable = disposable
        self.allowed = allowed
    }
}
