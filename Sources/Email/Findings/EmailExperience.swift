/// What experience says about an address, looked up one by one as it is asked for.
public final class EmailExperience: Sendable {
    private let address: EmailAddress
    private let lists: EmailLists

    /// Looks nothing up yet.
    ///
    /// - Parameters:
    ///   - address: The address.
    ///   - lists: The lists to judge by.
    public init(of address: EmailAddress, lists: EmailLists = EmailLists()) {
        self.address = address
        self.lists = lists
    }

    private var domain: String { address.asciiDomain }

    private var isAllowed: Bool { lists.allowed.contains(domain) }

    /// Whether the domain hands out mailboxes to throw away.
    public var isDisposable: Bool { lists.disposable.contains(domain) && !isAllowed }

    /// Whether the address belongs to a function, such as `info@` or `noreply@` (RFC 2142).
    public var isRole: Bool { RoleAccounts.contains(address) }

    /// Whether the domain is set aside for examples, tests or local use (RFC 2606, RFC 6761).
    public var isReserved: Bool { ReservedDomains.contains(domain) }

    /// Whether the address was typed to fill a field, such as `asdf@asdf.com`.
    public var isPlaceholder: Bool { Placeholders.contains(address) }

    /// Whether the domain gives mailboxes to anyone, such as gmail.com.
    public var isFreeProvider: Bool { FreeProviders.contains(domain) }

    /// The domain that was probably meant, such as gmail.com for gmial.com; nil for none.
    public var suggestion: String? {
        isAllowed || isReserved ? nil : Misspellings.suggestion(for: domain)
    }
}
