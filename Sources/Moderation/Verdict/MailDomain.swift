/// What the DNS says of a mail domain.
public enum MailDomain: String, Sendable, Hashable, CaseIterable {
    /// It takes mail: it has a mail exchanger, or an address (RFC 5321 §5.1).
    case takesMail
    /// It exists and takes no mail: no address, or a null MX (RFC 7505).
    case takesNoMail
    /// There is no such domain.
    case missing
}
