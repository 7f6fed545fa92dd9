/// What a submission is recognised by: the sender's normalised names and the text's prints; nil where
/// a field is absent.
///
/// They hold private text: a store keeps keyed hashes of them outside its private table.
public struct Identities: Sendable, Hashable {
    /// Folded name and canonical e-mail address together.
    public var person: String?
    /// Canonical e-mail address.
    public var email: String?
    /// Folded name alone.
    public var name: String?
    /// Host of the author's or source's URL, in ASCII.
    public var host: String?
    /// Network of the IP address, such as `203.0.113.0/24`.
    public var network: String?
    /// Hosts that the text links to, in ASCII, each once; at most `maximumLinkHosts`.
    public var linkHosts: [String] = []
    /// By what the text is known again; nil if it has too few words.
    public var print: TextPrint?
    /// The text's language by its ISO 639-1 code; nil if it wasn't recognised.
    public var language: String?

    /// The most hosts that are looked at.
    public static let maximumLinkHosts = 8

    /// Names a sender.
    public init(
        person: String? = nil, email: String? = nil, host: String? = nil, network: String? = nil
    ) {
        self.person = person
        self.email = email
        self.host = host
        self.network = network
    }
}
