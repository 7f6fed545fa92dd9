/// How much of the standards an address may use.
///
/// The levels are not nested: a browser's form field accepts `a..b@c`, which mail does not.
public enum EmailLevel: String, Sendable, CaseIterable {
    /// What a browser accepts in `<input type="email">`.
    ///
    /// ASCII only, no quoting; dots may stand anywhere before the `@`, and the domain needs no dot.
    /// Source: the WHATWG HTML standard, "valid e-mail address".
    case html5
    /// What mail can be delivered to in practice: the mailbox of RFC 5321 with the UTF-8 of RFC 6531.
    ///
    /// A dot-atom or quoted string, then a host name with at least one dot or an address literal.
    case smtp
    /// Everything the `addr-spec` of RFC 5322 allows, with the UTF-8 of RFC 6532.
    ///
    /// Comments, folding white space, any domain literal and the obsolete forms are accepted and
    /// noted as oddities; so are names and lengths that no mail server would take.
    case rfc
}
