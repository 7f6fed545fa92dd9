/// How another program's file is taken over.
public struct ImportSettings: Sendable {
    /// The group, which is also the name of the rule file.
    public var group: String
    /// What lists do; SpamAssassin's and Discourse's files say it themselves.
    public var effect: Rule.Effect
    /// How a list's entries are read; nil finds out.
    public var kind: ListKind?
    /// The file's name, for the comment at the top.
    public var source: String
    /// Texts that may serve as examples of spam.
    public var spam: [String]
    /// Texts that may serve as examples of ham.
    public var ham: [String]

    /// Names everything.
    public init(
        group: String, effect: Rule.Effect, kind: ListKind? = nil, source: String,
        spam: [String] = [], ham: [String] = []
    ) {
        self.group = group
        self.effect = effect
        self.kind = kind
        self.source = source
        self.spam = spam
        self.ham = ham
    }

    /// `GROUP_LIST` for a group `group`.
    func id(_ suffix: String) -> String {
        group.uppercased().replacing("-", with: "_") + "_" + suffix
    }
}
