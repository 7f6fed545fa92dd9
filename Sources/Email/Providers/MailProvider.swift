/// What a mail provider does with the part before the `@`, so that one person can be recognised.
///
/// Each rule is one the provider documents; a provider without rules is left as it is.
struct MailProvider: Sendable {
    /// The provider's domains.
    let domains: [String]
    /// Whether one name is the same mailbox at every domain; the first then stands for them all.
    var sharesNames = false
    /// Characters that make no difference in a name.
    var ignored: Set<Character> = []
    /// What separates a name from a tag that makes no difference.
    var tagSeparator: Character?
    /// Characters the provider takes for others.
    var equivalents: [Character: Character] = [:]
    /// Whether `tag@name.domain` is `name@domain`.
    var hasNameAsSubdomain = false

    /// The name without what makes no difference; the name itself where nothing would be left.
    func plainName(_ name: String) -> String {
        let untagged = tagSeparator.map { separator in name.prefix { $0 != separator } }
        var plain = (untagged ?? name[...]).filter { !ignored.contains($0) }
        if !equivalents.isEmpty { plain = String(plain.map { equivalents[$0] ?? $0 }) }
        return plain.isEmpty ? name : plain
    }

    /// A label with each of the suffixes, such as `yahoo` with `com` and `co.uk`.
    static func domains(_ label: String, _ suffixes: String) -> [String] {
        suffixes.split(separator: " ").map { "\(label).\($0)" }
    }
}
