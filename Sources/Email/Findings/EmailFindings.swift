/// What experience says about an address that can be mailed to; never a reason to refuse it.
public struct EmailFindings: Sendable, Hashable {
    /// Whether the domain hands out mailboxes to throw away.
    public let isDisposable: Bool
    /// Whether the address belongs to a function, such as `info@` or `noreply@` (RFC 2142).
    public let isRole: Bool
    /// Whether the domain is set aside for examples, tests or local use (RFC 2606, RFC 6761).
    public let isReserved: Bool
    /// Whether the address was typed to fill a field, such as `asdf@asdf.com`.
    public let isPlaceholder: Bool
    /// Whether the domain gives mailboxes to anyone, such as gmail.com.
    public let isFreeProvider: Bool
    /// Whether an IP address stands for the domain.
    public let isAddressLiteral: Bool
    /// Whether the domain ends in a number.
    public let hasNumericTopLevelDomain: Bool
    /// Whether the domain mixes alphabets.
    public let isMixedScript: Bool
    /// Whether the domain can be taken for one in Latin letters.
    public let isConfusable: Bool
    /// The domain that was probably meant, such as gmail.com for gmial.com; nil for none.
    public let suggestion: String?

    /// Judges an address.
    ///
    /// - Parameters:
    ///   - address: The address.
    ///   - lists: The lists to judge by.
    public init(for address: EmailAddress, lists: EmailLists = EmailLists()) {
        let experience = EmailExperience(of: address, lists: lists)
        let oddities = Set(address.oddities.map(\.reason))
        isDisposable = experience.isDisposable
        isRole = experience.isRole
        isReserved = experience.isReserved
        isPlaceholder = experience.isPlaceholder
        isFreeProvider = experience.isFreeProvider
        isAddressLiteral = oddities.contains(.addressLiteral)
        hasNumericTopLevelDomain = oddities.contains(.numericTopLevelDomain)
        isMixedScript = oddities.contains(.domainMixedScripts)
        isConfusable = oddities.contains(.domainConfusable)
        suggestion = experience.suggestion
    }

    /// The names of what was found, in a fixed order, as they appear in outputs.
    public var names: [String] {
        let found: [(Bool, String)] = [
            (isDisposable, "disposable"), (isRole, "role"), (suggestion != nil, "misspelt"),
            (isReserved, "reserved"), (isPlaceholder, "placeholder"),
            (isFreeProvider, "free_provider"), (isAddressLiteral, "address_literal"),
            (hasNumericTopLevelDomain, "numeric_top_level_domain"),
            (isMixedScript, "mixed_script"), (isConfusable, "confusable"),
        ]
        return found.filter(\.0).map(\.1)
    }
}
