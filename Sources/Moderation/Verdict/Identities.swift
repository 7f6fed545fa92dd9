/// The normalised names under which a sender is recognised; nil where the field is absent.
///
/// They hold private text: a store keeps keyed hashes of them outside its private table.
public struct Identities: Sendable, Hashable {
    /// Folded name and canonical e-mail address together.
    public var person: String?
    /// Canonical e-mail address.
    public var email: String?
    /// Host of the author's or source's URL, in ASCII.
    public var host: String?
    /// Network of the IP address, such as `203.0.113.0/24`.
    public var network: String?

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
