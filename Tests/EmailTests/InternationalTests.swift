import Email
import Testing

@Suite("International addresses")
struct InternationalTests {
    @Test(
        "keep both forms of the domain",
        arguments: [
            ("a@MÜNCHEN.de", "xn--mnchen-3ya.de", "münchen.de"),
            ("a@xn--mnchen-3ya.de", "xn--mnchen-3ya.de", "münchen.de"),
            ("a@faß.de", "xn--fa-hia.de", "faß.de"), ("a@郵件。商務", "xn--5nqv22n.xn--lhr59c", "郵件.商務"),
            ("a@Example.ORG", "example.org", "example.org"),
            ("a@ⓔxample.com", "example.com", "example.com"),
            ("a@u\u{308}ber.de", "xn--ber-goa.de", "über.de"),
        ])
    func forms(_ typed: String, _ ascii: String, _ unicode: String) throws {
        let address = try EmailAddress(parsing: typed)
        #expect(address.asciiDomain == ascii)
        #expect(address.unicodeDomain == unicode)
        #expect(address.typed == typed)
    }

    @Test(
        "note what could fool a reader",
        arguments: [
            ("a@аррӏе.com", "ok domain_confusable@2"),
            ("a@xn--80ak6aa92e.com", "ok domain_confusable@2"),
            ("a@gооgle.com", "ok domain_mixed_scripts@2 domain_confusable@2"),
            ("a@gmaıl.com", "ok domain_confusable@2"), ("a@kapı.com", "ok"),
            ("a@сор.рф", "ok"), ("a@почта.рф", "ok"), ("a@москва.com", "ok"),
            ("a@日本語テキストabc.jp", "ok"), ("a@한국어.kr", "ok"), ("a@한국abc.kr", "ok"),
            ("a@한국カナ.kr", "ok domain_mixed_scripts@2"),
            ("a@abcדef.com", "international_domain_invalid@2"),
            ("a@фbücher.de", "ok domain_mixed_scripts@2"),
            ("a@exa\u{AD}mple.com", "ok domain_hidden_character@5"),
            ("a@🚀.kz", "ok domain_symbol@2"), ("a@xn--a-qib.com", "ok punycode_invalid@2"),
            ("a@ü_x.de", "domain_invalid_character@4"),
            ("a@ü＿x.de", "domain_invalid_character@2"),
            ("a@ü.de。", "domain_ends_with_dot@2"), ("a@．ü.de", "domain_starts_with_dot@2"),
            ("a@ü．．de", "domain_consecutive_dots@2"), ("a@－ü.de", "label_starts_with_hyphen@2"),
            ("a@⒈ü.de", "international_domain_invalid@2"),
            ("a@\u{378}.de", "international_domain_invalid@2"),
            ("a@ü", "domain_without_dot@2"), ("a@日本。jp", "ok"),
        ])
    func domains(_ typed: String, _ expected: String) {
        #expect(reading(typed, .smtp) == expected)
    }

    @Test(
        "note odd characters before the @",
        arguments: [
            ("jose\u{301}@c.com", "ok local_part_not_normalized@0"),
            ("a\u{200B}@c.com", "ok local_part_hidden_character@1"),
            ("a\u{A0}@c.com", "local_part_hidden_character@1"),
            ("a\u{202E}@c.com", "local_part_hidden_character@1"),
            ("a\u{85}@c.com", "local_part_hidden_character@1"),
            ("“a”@c.com", "ok local_part_symbol@0"), ("a🚀@c.com", "ok local_part_symbol@1"),
        ])
    func localParts(_ typed: String, _ expected: String) {
        #expect(reading(typed, .smtp) == expected)
    }

    @Test("know when the mail server must speak SMTPUTF8")
    func needsSMTPUTF8() throws {
        #expect(try EmailAddress(parsing: "josé@c.com").needsSMTPUTF8)
        #expect(try !EmailAddress(parsing: "jose@münchen.de").needsSMTPUTF8)
    }
}
