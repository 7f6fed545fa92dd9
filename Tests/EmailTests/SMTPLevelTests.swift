import Email
import Testing

@Suite("The level smtp")
struct SMTPLevelTests {
    @Test(
        "accepts what mail can be delivered to",
        arguments: [
            "rosa@example.org", "a@b.co", "user+tag@c.com", "o'brien@c.com", "x/y=z@c.com",
            "!#$%&'*+/=?^_`{|}~-@c.com", "1@2.com", "a.b.c@d.e.f.gh", "a@x-y--z.com",
            "josé@example.com", "δοκιμή@παράδειγμα.δοκιμή", "संपर्क@डाटामेल.भारत",
            "伊昭傑@郵件.商務", "a@münchen.de", "a@xn--mnchen-3ya.de", "xn--a@b.co",
            String(repeating: "a", count: 64) + "@b.co",
            "a@" + String(repeating: "b", count: 63) + ".co",
        ])
    func accepts(_ typed: String) {
        #expect(reading(typed, .smtp) == "ok")
    }

    @Test(
        "refuses with a reason and its place",
        arguments: [
            ("", "empty@0"), ("rosa", "missing_at@4"), ("rosa at c.com", "missing_at@13"),
            ("@c.com", "missing_local_part@0"), ("@", "missing_local_part@0"),
            ("a@", "missing_domain@2"), ("a@b@c.com", "second_at@3"), ("a@@c.com", "second_at@2"),
            (".a@c.com", "local_part_starts_with_dot@0"),
            ("a.@c.com", "local_part_ends_with_dot@1"),
            ("a..b@c.com", "local_part_consecutive_dots@2"),
            ("a b@c.com", "local_part_space@1"), (" a@c.com", "leading_space@0"),
            ("a@c.com ", "trailing_space@7"), ("a@c .com", "domain_space@3"),
            ("a,b@c.com", "local_part_invalid_character@1"),
            ("a@b.com, c@d.com", "several_addresses@7"),
            ("Rosa <a@c.com>", "display_name@5"), ("<a@c.com>", "display_name@0"),
            ("\"Rosa\" <a@c.com>", "display_name@7"), ("a@c.com>", "display_name@7"),
            ("a\u{7}@c.com", "control_character@1"), ("a@c.com\n", "bare_line_feed@7"),
            ("a@c.com\r\n", "bare_carriage_return@7"), ("a\u{0}b@c.com", "control_character@1"),
            ("a@b", "domain_without_dot@2"), ("a@.com", "domain_starts_with_dot@2"),
            ("a@c.com.", "domain_ends_with_dot@7"), ("a@c..com", "domain_consecutive_dots@4"),
            ("a@-c.com", "label_starts_with_hyphen@2"), ("a@c-.com", "label_ends_with_hyphen@3"),
            ("a@c_d.com", "domain_invalid_character@3"), ("a@.", "domain_starts_with_dot@2"),
            ("a(b)@c.com", "comment@1"), ("a@c.com (b)", "comment@7"),
            ("a)@c.com", "unopened_comment@1"),
        ])
    func refuses(_ typed: String, _ expected: String) {
        #expect(reading(typed, .smtp) == expected)
    }

    @Test(
        "reads quoted local parts",
        arguments: [
            ("\"a b\"@c.com", "ok quoted_string@0"), ("\"\"@c.com", "ok empty_quoted_string@0"),
            ("\"a@b\"@c.com", "ok quoted_string@0"), ("\"a\\\"b\"@c.com", "ok quoted_string@0"),
            ("\"é\"@c.com", "ok quoted_string@0"), ("\"a@c.com", "unclosed_quote@0"),
            ("\"a\\", "unfinished_escape@2"), ("\"a\\\t\"@c.com", "invalid_escape@3"),
            ("\"a\\é\"@c.com", "invalid_escape@3"), ("\"a\tb\"@c.com", "control_character@2"),
            ("\"a\"b@c.com", "text_after_quote@3"), ("a\"b\"@c.com", "misplaced_quote@1"),
            ("\"a\".\"b\"@c.com", "text_after_quote@3"), ("\"a\"", "missing_at@3"),
        ])
    func quoting(_ typed: String, _ expected: String) {
        #expect(reading(typed, .smtp) == expected)
    }

    @Test(
        "reads address literals",
        arguments: [
            ("a@[192.0.2.1]", "ok address_literal@2"),
            ("a@[IPv6:2001:db8::1]", "ok address_literal@2"),
            ("a@[ipv6:::]", "ok address_literal@2"),
            ("a@[IPv6:::ffff:192.0.2.1]", "ok address_literal@2"),
            ("a@[IPv6:1:2:3:4:5:6:7:8]", "ok address_literal@2"),
            ("a@[IPv6:1:2:3:4:5:6:192.0.2.1]", "ok address_literal@2"),
            ("a@[IPv6:1:2:3:4:5:6:7::]", "ipv6_short_zero_run@2"),
            ("a@[IPv6:1:2:3:4:5:6:7]", "ipv6_invalid@2"), ("a@[IPv6:1::2::3]", "ipv6_invalid@2"),
            ("a@[IPv6:12345::]", "ipv6_invalid@2"), ("a@[IPv6:1:]", "ipv6_invalid@2"),
            ("a@[IPv6::1]", "ipv6_invalid@2"), ("a@[IPv6:]", "ipv6_invalid@2"),
            ("a@[256.0.0.1]", "ipv4_invalid@2"), ("a@[1.2.3]", "ipv4_invalid@2"),
            ("a@[1.2.3.0004]", "ipv4_invalid@2"), ("a@[x:y]", "literal_tag_unknown@2"),
            ("a@[x]", "domain_literal@2"), ("a@[]", "domain_literal@2"),
            ("a@[1.2.3.4", "unclosed_domain_literal@2"), ("a@[", "unclosed_domain_literal@2"),
            ("a@[1.2.3.4]x", "text_after_domain_literal@11"),
            ("a@[1.2 .3.4]", "domain_literal_invalid_character@6"),
        ])
    func literals(_ typed: String, _ expected: String) {
        #expect(reading(typed, .smtp) == expected)
    }

    @Test("refuses address literals where the parser is told to")
    func literalsForbidden() {
        let parser = EmailParser(allowsAddressLiteral: false)
        #expect(throws: EmailDiagnosis(.addressLiteral, utf8Offset: 2)) {
            try parser.parse("a@[192.0.2.1]")
        }
    }

    @Test("counts lengths in octets, of the domain in ASCII")
    func lengths() {
        let accents = String(repeating: "é", count: 33)
        #expect(reading(accents + "@c.com", .smtp) == "local_part_too_long@0")
        let label = String(repeating: "b", count: 63)
        #expect(reading("a@c.\(label)b.com", .smtp) == "label_too_long@4")
        #expect(reading("a@\(label).\(label).\(label).\(label)", .smtp) == "domain_too_long@2")
        let domain = "\(label).\(label).\(label).\(String(repeating: "b", count: 60))"
        #expect(domain.utf8.count == 252)
        #expect(reading("a@\(domain)", .smtp) == "ok")
        #expect(reading("ab@\(domain)", .smtp) == "address_too_long@0")
        // 60 letters that fit as they are, and do not once they are xn--….
        let international = String(repeating: "b", count: 58) + "ü"
        #expect(reading("a@c.\(international).de", .smtp) == "label_too_long@4")
    }

    @Test("says what it cannot decode, and where")
    func invalidUTF8() {
        #expect(throws: EmailDiagnosis(.invalidUTF8, utf8Offset: 1)) {
            try EmailParser().parse(utf8: [0x61, 0xFF, 0x40, 0x62])
        }
        #expect(throws: EmailDiagnosis(.domainWithoutDot, utf8Offset: 2)) {
            try EmailParser().parse(utf8: Array("a@b".utf8))
        }
    }
}
