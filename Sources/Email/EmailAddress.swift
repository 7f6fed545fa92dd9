/// An e-mail address that was read, kept as it was typed, with its parts taken out.
public struct EmailAddress: Sendable, Hashable {
    /// Exactly what was read. This is what to store and show.
    public let typed: String
    /// The part before the `@`, with its quotation marks, without comments and folding around it.
    public let localPart: String
    /// The part after the `@` as typed, with its brackets, without comments and folding around it.
    public let domain: String
    /// The domain for DNS and comparison: lower case, `xn--…` for every international label.
    ///
    /// A literal in brackets is itself in lower case.
    public let asciiDomain: String
    /// The domain for people: lower case, international labels readable.
    ///
    /// Unicode that was typed is normalised; `xn--…` that stands for nothing stays.
    public let unicodeDomain: String
    /// What is unusual but accepted, in the order found, each reason once.
    public let oddities: [EmailDiagnosis]
    /// Whether the local part is written in quotation marks.
    public let isQuoted: Bool
    /// Whether the domain is in brackets: an IP address, or at the level `.rfc` anything else.
    public let isDomainLiteral: Bool

    init(
        typed: String, localPart: String, isQuoted: Bool, domain: String, forms: DomainForms,
        isDomainLiteral: Bool, oddities: [EmailDiagnosis]
    ) {
        self.typed = typed
        self.localPart = localPart
        self.isQuoted = isQuoted
        self.domain = domain
        self.asciiDomain = forms.ascii
        self.unicodeDomain = forms.unicode
        self.isDomainLiteral = isDomainLiteral
        self.oddities = oddities
    }

    /// Reads an address exactly as it stands; nothing is trimmed or repaired.
    ///
    /// - Parameters:
    ///   - typed: The address.
    ///   - level: How much of the standards it may use.
    /// - Throws: The first thing that refuses it.
    public init(parsing typed: String, level: EmailLevel = .smtp) throws(EmailDiagnosis) {
        self = try EmailParser(level: level).parse(typed)
    }

    /// Whether mailing it takes a server with SMTPUTF8 (RFC 6531): the local part is not ASCII.
    public var needsSMTPUTF8: Bool { localPart.utf8.contains { !$0.isASCII } }
}

extension EmailAddress: CustomStringConvertible {
    /// The address as typed.
    public var description: String { typed }
}
