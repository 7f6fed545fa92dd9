/// Where we differ from the suites of others: `level address`, and why.
enum Known {
    private static let dotless =
        "a name without a dot is not deliverable in practice; `smtp` wants one"
    private static let hyphen =
        "hyphens are atext (RFC 5322 §3.2.3); that it is no host name is noted"
    private static let ipv6 =
        "RFC 5321 §4.1.3 allows six groups beside `::`, four before an IPv4 part"
    private static let utf8 =
        "RFC 6532 §3.2 puts UTF-8 into quoted pairs and domain literals"
    private static let escape =
        "a backslash outside quotation marks was legal in RFC 822, not in RFC 5322"
    private static let name =
        "a name with an address in angle brackets is a `mailbox`, not an `addr-spec`"
    private static let symbol =
        "RFC 6531 §3.3 allows every character beyond ASCII; it is noted"
    private static let unassigned =
        "U+103FF is not assigned, so UTS #46 disallows it in a domain"
    private static let numeric =
        "a numeric last label is legal by RFC 5321 §4.1.2; it is noted"

    static let isemail: [String: String] = [
        #"smtp test@io"#: dotless,
        #"rfc test@-iana.org"#: hyphen,
        #"rfc test@iana-.com"#: hyphen,
        #"rfc test@iana.org-"#: hyphen,
        #"rfc \"test\\\u{00A9}\"@iana.org"#: utf8,
        #"smtp test@org"#: dotless,
    ]

    static let isemailOriginal: [String: String] = [
        #"smtp first.last@[IPv6:1111:2222:3333::4444:5555:12.34.56.78]"#: ipv6,
        #"smtp first.last@[IPv6:1111:2222:3333::4444:5555:6666:7777]"#: ipv6,
        #"smtp first.last@com"#: dotless,
        #"rfc first.last@-xample.com"#: hyphen,
        #"rfc first.last@exampl-.com"#: hyphen,
        #"smtp test@example"#: dotless,
        #"smtp a@b"#: dotless,
        #"smtp a@bar"#: dotless,
        #"rfc a@-b.com"#: hyphen,
        #"rfc a@b-.com"#: hyphen,
        #"rfc invalid@about.museum-"#: hyphen,
        #"smtp first.last@[IPv6:::a2:a3:a4:b1:b2:b3:b4]"#: ipv6,
        #"smtp first.last@[IPv6:a1:a2:a3:a4:b1:b2:b3::]"#: ipv6,
        #"smtp first.last@[IPv6:::a2:a3:a4:b1:ffff:11.22.33.44]"#: ipv6,
        #"smtp first.last@[IPv6:a1:a2:a3:a4:b1::11.22.33.44]"#: ipv6,
    ]

    static let hapijs: [String: String] = [
        #"smtp test@io"#: dotless,
        #"rfc test@-iana.org"#: hyphen,
        #"rfc test@iana-.com"#: hyphen,
        #"rfc test@iana.org-"#: hyphen,
        #"rfc test@[RFC-5322-\u{90F5}\u{4EF6}\u{00F1}\u{00F3}-domain-literal]"#: utf8,
        #"rfc test@[RFC-5322-\\\u{90F5}-no-domain-literal]"#: utf8,
        #"rfc \"\u{0080}\"@iana.org"#: utf8,
        #"rfc (\u{0080})test@iana.org"#: utf8,
        #"rfc \"test\\\u{0094}\"@iana.org"#: utf8,
        #"smtp test@org"#: dotless,
        #"smtp test@\u{000103FF}\u{00F1}o\u{00F1}\u{00F3}\u{90F5}\u{4EF6}\u{00F1}o\u{00F1}\u{00F3}\u{90F5}\u{4EF6}.\u{90F5}\u{4EF6}\u{00F1}o\u{00F1}\u{00F3}\u{90F5}\u{4EF6}\u{00F1}o\u{00F1}\u{00F3}\u{90F5}\u{4EF6}.\u{00F1}o\u{00F1}\u{00F3}\u{90F5}\u{4EF6}\u{00F1}o\u{00F1}\u{00F3}\u{90F5}\u{4EF6}.\u{00F1}o\u{00F1}\u{00F3}\u{90F5}\u{4EF6}\u{00F1}o\u{00F1}\u{00F3}\u{90F5}\u{4EF6}.\u{00F1}o\u{00F1}\u{00F3}\u{90F5}\u{4EF6}\u{00F1}o\u{00F1}\u{00F3}\u{90F5}\u{4EF6}.\u{00F1}o\u{00F1}\u{00F3}\u{90F5}\u{4EF6}\u{00F1}o\u{00F1}\u{00F3}\u{90F5}\u{4EF6}.\u{00F1}o\u{00F1}\u{00F3}\u{90F5}\u{4EF6}\u{00F1}o\u{00F1}\u{00F3}\u{90F5}\u{4EF6}.no\u{00F1}\u{00F3}\u{90F5}\u{4EF6}.\u{5546}\u{52D9}"#:
            unassigned,
    ]

    static let jmailValid: [String: String] = [
        #"rfc mymail\\@hello@hotmail.com"#: escape,
        #"rfc Abc\\@def@test.org"#: escape,
        #"rfc Fred\\ Bloggs@test.org"#: escape,
        #"rfc Joe.\\\\Blow@test.org"#: escape,
        #"rfc test\\<angled@mytest.edu"#: escape,
        #"rfc {^c\\@**Dog^}@cartoon.com"#: escape,
        #"rfc phil.h\\@\\@ck@haacked.com"#: escape,
        #"rfc abc\\\\@test.org"#: escape,
        #"rfc Joe A Smith <email@example.com>"#: name,
        #"rfc \"John Michael\" <tester@test.net>"#: name,
        #"rfc A <apple@pie.com>"#: name,
        #"rfc .utkarsh <utkarsh@gmail.com>"#: name,
    ]

    static let jmailInvalid: [String: String] = [
        #"smtp email@111.222.333.44444"#: numeric,
        #"smtp \"Unicode NULL \u{2400}\"@char.com"#: symbol,
        #"smtp e\u{FF3F}mail@hello.net"#: symbol,
        #"smtp e\u{2014}mail@mytest.eu"#: symbol,
        #"smtp e\u{2309}mail@testing.txt"#: symbol,
        #"smtp e\u{207D}mail@testing.txt"#: symbol,
        #"smtp \u{201C}email@mydomain.txt"#: symbol,
        #"smtp email\u{201D}@mydomain.txt"#: symbol,
        #"smtp \u{2022}email@domain.com"#: symbol,
        #"smtp emailwithmath\u{00D7}symbol@test.com"#: symbol,
        #"smtp euro\u{20AC}@eu.com"#: symbol,
        #"smtp mod\u{00A8}@modifier.edu"#: symbol,
        #"smtp other\u{00A9}copyright@copy.org"#: symbol,
    ]
}
