/// How the entries of a list are read.
public enum ListKind: String, Sendable, Hashable, CaseIterable {
    /// A text anywhere, case aside.
    case substring
    /// A text with no letter, digit, mark or underscore beside it, case aside.
    case word
    /// A host and all hosts below it.
    case domain
    /// A whole e-mail address, however it is written, or all addresses of a domain.
    case email
    /// An IP address, a network such as `203.0.113.0/24`, or a range of addresses.
    case cidr
    /// A whole value, in which `*` stands for any text and `?` for one character, case aside.
    case glob
}

extension ListKind {
    /// What an entry is, for the reference.
    public var about: String {
        switch self {
        case .substring: "a text anywhere, in any case"
        case .word: "a text with no letter, digit, mark or underscore beside it, in any case"
        case .domain:
            "a host, which stands for all hosts below it too; searches addresses and hosts"
        case .email:
            "an e-mail address, however it is written, or `@host` for all at that host; searches `author.email`"
        case .cidr:
            "an IP address, a network such as `203.0.113.0/24`, or a range `first-last`; searches `ip`"
        case .glob: "a whole value with `*` for any text and `?` for one character, in any case"
        }
    }
}
