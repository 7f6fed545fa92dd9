import Email
import Testing

/// Cases of our own for what the suites of others look at, each with the RFC that decides it.
@Suite("International domains at the level smtp")
struct DomainRulesTests {
    @Test(
        "characters out of their place are refused, in place accepted",
        arguments: [
            // RFC 5892 A.3: a middle dot stands between two l.
            ("a@l·l.com", true), ("a@a·b.com", false), ("a@·l.com", false), ("a@l·.com", false),
            // A.4: the Greek numeral sign stands before a Greek letter.
            ("a@α͵β.com", true), ("a@α͵s.com", false), ("a@α͵.com", false),
            // A.5 and A.6: geresh and gershayim stand after a Hebrew letter.
            ("a@א׳ב.com", true), ("a@א״ב.com", true), ("a@׳ב.com", false), ("a@״ב.com", false),
            // A.7: a katakana middle dot needs Japanese company.
            ("a@def・ぁabc.com", true), ("a@def・漢.com", true), ("a@def・abc.com", false),
            // A.8 and A.9: one sort of Arabic digits.
            ("a@ب٠٠.com", true), ("a@ب٠۰.com", false),
            // A.1 and A.2: joiners stand after a virama or between letters that join.
            ("a@क्\u{200D}ष.com", true), ("a@क\u{200D}ष.com", false),
            ("a@بي\u{200C}بي.com", true), ("a@a\u{200C}b.com", false),
            // RFC 5892 §2.6: exceptions that are disallowed.
            ("a@بـب.com", false), ("a@あ〱あ.com", false), ("a@あ〻.com", false),
            // RFC 5891 §4.2.3.2: no combining mark at the start.
            ("a@\u{301}a.com", false), ("a@b.\u{94D}a.com", false),
            // RFC 5893 §2: the bidi rule, for every label of such a domain.
            ("a@אב1.com", true), ("a@1אב.com", false), ("a@אבa.com", false),
            ("a@א1٢.com", false), ("a@אב.1com", false), ("a@אב-.com", false),
        ])
    func context(typed: String, isAccepted: Bool) {
        #expect((reading(typed, .smtp).hasPrefix("ok")) == isAccepted, "\(reading(typed, .smtp))")
    }

    @Test(
        "hyphens in the third and fourth place are for xn-- (RFC 5891 §4.2.3.1)",
        arguments: [
            ("a@xn--mnchen-3ya.de", "ok"), ("a@XN--MNCHEN-3YA.de", "ok"),
            // Reserved, but in use: RFC 5890 §2.3.1.
            ("a@ab--cd.com", "ok"), ("a@a--b.com", "ok"),
            ("a@ab--é.com", "international_domain_invalid@2"),
            ("a@xn--aa---o47jg78q.com", "punycode_invalid@2"),
        ])
    func hyphens(typed: String, expected: String) {
        #expect(reading(typed, .smtp) == expected)
    }

    @Test(
        "xn-- that decodes to nothing is refused; what a later Unicode may allow is noted",
        arguments: ["a@xn--0.tld", "a@xn--99999.com", "a@xn--a\u{2D}b-c.com", "a@x.xn--0"])
    func punycode(typed: String) {
        #expect(reading(typed, .smtp) == "punycode_invalid@2")
        #expect(reading(typed, .html5) == "ok punycode_invalid@2")
    }

    @Test(
        "full-width characters are mapped before they are judged (UTS #46 §4)",
        arguments: [
            ("a@ｂ．ｃｏｍ", "ok"), ("a@日本語。jp", "ok"), ("a@b｡com", "ok"),
            ("a@．b.com", "domain_starts_with_dot@2"), ("a@b．．com", "domain_consecutive_dots@2"),
            ("a@b.com．", "domain_ends_with_dot@2"), ("a@－b.com", "label_starts_with_hyphen@2"),
            ("a@b－.com", "label_ends_with_hyphen@2"), ("a@b＿c.com", "domain_invalid_character@2"),
            ("a@⒈b.com", "international_domain_invalid@2"),
            ("a@\u{37E}.com", "domain_invalid_character@2"), ("a@faß.de", "ok"),
            ("a@bu\u{308}cher.example", "ok"), ("a@BÜCHER.example", "ok"),
        ])
    func mapping(typed: String, expected: String) {
        #expect(reading(typed, .smtp) == expected)
    }

    @Test("lengths are those of the ASCII form (RFC 5890 §2.3.2.1)")
    func lengths() {
        // xn-- and a punycode of the ü bring 56 of them to 63 bytes.
        let longest =
            (1...63).last { count in
                reading("a@" + String(repeating: "ü", count: count) + ".de", .smtp) == "ok"
            } ?? 0
        #expect(longest > 40 && longest < 60)
        let over = "a@" + String(repeating: "ü", count: longest + 1) + ".de"
        #expect(reading(over, .smtp) == "label_too_long@2")
    }

    @Test(
        "addresses in many scripts are accepted (RFC 6531)",
        arguments: [
            "伊昭傑@郵件.商務", "राम@मोहन.ईन्फो", "юзер@екзампл.ком", "θσερ@εχαμπλε.ψομ",
            "葉士豪@臺網中心.tw", "jeff葉@臺網中心.台灣", "ñoñó@example.tld", "실례@실례.테스트",
            "чебурашкаящик-с-апельсинами.рф@example.tld", "ιωάννης@εεττ.gr",
            "उदाहरण.परीक्ष@domain.with.idn.tld", "1500111@профи-инвест.рф", "квіточка@пошта.укр",
            "Dörte@Sörensen.example.com", "مثال@موقع.وزارة-الاتصالات.مصر", "ทดสอบ@ทดสอบ.ไทย",
        ])
    func scripts(typed: String) {
        #expect(reading(typed, .smtp) == "ok")
        #expect(reading(typed, .html5).hasPrefix("not_ascii"))
    }
}
