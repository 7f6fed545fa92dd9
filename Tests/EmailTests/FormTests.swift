import Email
import Testing

/// Cases of our own for forms that validators differ on, each with the RFC that decides it.
@Suite("Forms that validators differ on")
struct FormTests {
    private static func octets(_ count: Int, _ text: String = "a") -> String {
        String(repeating: text, count: count)
    }

    private static let label = octets(63)
    /// 253 octets.
    private static let longDomain = "\(label).\(label).\(label).\(octets(61))"

    @Test(
        "lengths count octets, and the last one allowed is allowed (RFC 5321 §4.5.3.1)",
        arguments: [
            (octets(64) + "@b.co", "ok"), (octets(65) + "@b.co", "local_part_too_long@0"),
            (octets(32, "é") + "@b.co", "ok"), (octets(33, "é") + "@b.co", "local_part_too_long@0"),
            // The quotation marks count.
            ("\"\(octets(62))\"@b.co", "ok quoted_string@0"),
            ("\"\(octets(63))\"@b.co", "local_part_too_long@0"),
            ("a@\(octets(63)).co", "ok"), ("a@\(octets(64)).co", "label_too_long@2"),
            ("a@b.\(octets(63))", "ok"), ("a@b.\(octets(64))", "label_too_long@4"),
            // 254 in all: a path of 256 with its angle brackets.
            ("a@\(label).\(label).\(label).\(octets(60))", "ok"),
            ("a@\(longDomain)", "address_too_long@0"), ("a@\(longDomain)b", "domain_too_long@2"),
            (octets(64) + "@\(label).\(label).\(octets(61))", "ok"),
            (octets(64) + "@\(label).\(label).\(octets(62))", "address_too_long@0"),
        ])
    func lengths(typed: String, expected: String) {
        #expect(reading(typed, .smtp) == expected)
    }

    @Test(
        "address literals follow RFC 5321 §4.1.3",
        arguments: [
            ("[127.0.0.1]", nil), ("[255.255.255.255]", nil), ("[0.0.0.0]", nil),
            ("[1.2.3]", "ipv4_invalid"), ("[1.2.3.4.5]", "ipv4_invalid"),
            ("[1.2.3.256]", "ipv4_invalid"), ("[1.2.3.4000]", "ipv4_invalid"),
            ("[1..3.4]", "ipv4_invalid"), ("[1.2.3.]", "ipv4_invalid"),
            ("[0x7f.1]", "domain_literal"),
            ("[IPv6:2001:db8:85a3:0:0:8a2e:370:7334]", nil), ("[IPv6:::1]", nil),
            ("[IPv6:::]", nil),
            ("[IPv6:1::]", nil), ("[IPv6:1::8]", nil), ("[ipv6:::1]", nil),
            ("[IPv6:1:2:3:4:5:6:1.2.3.4]", nil), ("[IPv6:::ffff:1.2.3.4]", nil),
            ("[IPv6:1:2:3:4::1.2.3.4]", nil), ("[IPv6:1:2:3:4:5:6::]", nil),
            ("[IPv6:1:2:3:4:5:6:7::]", "ipv6_short_zero_run"),
            ("[IPv6:1:2:3:4:5::1.2.3.4]", "ipv6_short_zero_run"),
            ("[IPv6:1:2:3:4:5:6:7:8:9]", "ipv6_invalid"), ("[IPv6:1:2:3:4:5:6:7]", "ipv6_invalid"),
            ("[IPv6:1:2:3:4:5:1.2.3.4]", "ipv6_invalid"), ("[IPv6:1::2::3]", "ipv6_invalid"),
            ("[IPv6::1]", "ipv6_invalid"), ("[IPv6:1:]", "ipv6_invalid"),
            ("[IPv6:12345::1]", "ipv6_invalid"), ("[IPv6:g::1]", "ipv6_invalid"),
            ("[IPv6:1.2.3.4]", "ipv6_invalid"), ("[IPv6:]", "ipv6_invalid"),
            // RFC 6874 zones are for URLs.
            ("[IPv6:fe80::1%eth0]", "ipv6_invalid"), ("[IPv6:fe80::1%25eth0]", "ipv6_invalid"),
            ("[::1]", "literal_tag_unknown"), ("[2001:db8::1]", "literal_tag_unknown"),
            ("[IPv7:1]", "literal_tag_unknown"), ("[]", "domain_literal"),
            ("[x]", "domain_literal"),
        ] as [(String, String?)])
    func literals(literal: String, problem: String?) {
        let expected = problem.map { "\($0)@2" } ?? "ok address_literal@2"
        #expect(reading("a@" + literal, .smtp) == expected)
        #expect(reading("a@" + literal, .rfc).hasPrefix("ok "))
        #expect(reading("a@" + literal, .html5) == "address_literal@2")
    }

    @Test(
        "host names are letters, digits and hyphens (RFC 1123 §2.1)",
        arguments: [
            ("a@b.c", "ok"), ("a@1.2.example", "ok"), ("a@123.com", "ok"), ("a@b.c1", "ok"),
            ("a@b.1c", "ok"), ("a@b-c.co-uk", "ok"), ("a@b--c.com", "ok"),
            ("a@xn--p1ai.xn--p1ai", "ok"),
            ("a@1.2.3.4", "ok numeric_top_level_domain@8"),
            ("a@b_c.com", "domain_invalid_character@3"), ("a@_b.com", "domain_invalid_character@2"),
            ("a@-b.com", "label_starts_with_hyphen@2"), ("a@b.-com", "label_starts_with_hyphen@4"),
            ("a@b-.com", "label_ends_with_hyphen@3"), ("a@b.com-", "label_ends_with_hyphen@7"),
            ("a@-.com", "label_starts_with_hyphen@2"), ("a@b.com.", "domain_ends_with_dot@7"),
            ("a@com", "domain_without_dot@2"), ("a@b.com:25", "domain_invalid_character@7"),
            ("a@b.com/x", "domain_invalid_character@7"),
            ("a@b.com?x", "domain_invalid_character@7"),
            ("a@b,com", "domain_invalid_character@3"), ("a@b.c@d.e", "second_at@5"),
            ("mailto:a@b.com", "local_part_invalid_character@6"),
        ])
    func hosts(typed: String, expected: String) {
        #expect(reading(typed, .smtp) == expected)
    }

    @Test(
        "quoted strings: qtextSMTP and quoted-pairSMTP (RFC 5321 §4.1.2), all of it at rfc",
        arguments: [
            (#""""#, "ok empty_quoted_string@0", true), (#"" ""#, "ok quoted_string@0", true),
            (#""a b""#, "ok quoted_string@0", true), (#""a@b""#, "ok quoted_string@0", true),
            (#""a\"b""#, "ok quoted_string@0", true), (#""a\\""#, "ok quoted_string@0", true),
            (#""a\ b""#, "ok quoted_string@0", true), (#""a..b""#, "ok quoted_string@0", true),
            (#""a\""#, "unclosed_quote@0", false), (#""a"#, "unclosed_quote@0", false),
            (#""""""#, "text_after_quote@2", false), (#"a"b"c"#, "misplaced_quote@1", false),
            (#""a"b"#, "text_after_quote@3", false), ("\"a\tb\"", "control_character@2", true),
            ("\"a\u{0}b\"", "control_character@2", false),
            ("\"a\u{1}b\"", "control_character@2", true),
            // RFC 5322 §4.4 obs-local-part; RFC 5321 has no such thing.
            (#""a".b"#, "text_after_quote@3", true), (#"a."b""#, "misplaced_quote@2", true),
            (#""a"."b""#, "text_after_quote@3", true),
        ])
    func quotedStrings(localPart: String, expected: String, isAcceptedByRFC: Bool) {
        #expect(reading(localPart + "@b.co", .smtp) == expected)
        #expect(reading(localPart + "@b.co", .rfc).hasPrefix("ok") == isAcceptedByRFC)
    }

    @Test(
        "comments and folding are for rfc (RFC 5322 §3.2.2)",
        arguments: [
            ("(c)a@b.co", true), ("a(c)@b.co", true), ("a@(c)b.co", true), ("a@b.co(c)", true),
            ("a(c(d(e))f)@b.co", true), (#"a(\))@b.co"#, true), ("a()@b.co", true),
            ("a(c@b.co", false), ("a)@b.co", false), ("a(c))@b.co", false), ("a(c)b@c.co", false),
            (" a@b.co ", true), ("a @ b.co", true), ("a . b@c . co", true), ("\ta@b.co", true),
            ("\r\n a@b.co", true), ("a\r\n @b.co", true), ("a@b.co\r\n ", true),
            ("\r\n \r\n a@b.co", true), ("a@b.co\r\n", false), ("a\r\n@b.co", false),
            ("a\n@b.co", false), ("a\r@b.co", false), ("\r\n\r\n a@b.co", false),
            ("a b@c.co", false),
            ("a@[ 1.2.3.4 ]", true), ("a@[1.2\\.3.4]", true), ("a@[a[b]", false),
        ])
    func comments(typed: String, isAccepted: Bool) {
        #expect(reading(typed, .rfc).hasPrefix("ok") == isAccepted, "\(reading(typed, .rfc))")
        #expect(!reading(typed, .smtp).hasPrefix("ok"))
    }

    @Test("every comment of RFC 3696 §3 as its erratum 246 has it")
    func rfc3696() {
        for typed in [
            #""Abc\@def"@example.com"#, #""Fred\ Bloggs"@example.com"#,
            #""Joe.\\Blow"@example.com"#,
            #""Abc@def"@example.com"#, #""Fred Bloggs"@example.com"#,
            "user+mailbox@example.com", "customer/department=shipping@example.com",
            "$A12345@example.com", "!def!xyz%abc@example.com", "_somename@example.com",
        ] { #expect(reading(typed, .smtp).hasPrefix("ok"), "\(typed)") }
        // The erratum withdraws what the text first had.
        for typed in [#"Abc\@def@example.com"#, #"Joe.\\Blow@example.com"#] {
            for level in EmailLevel.allCases { #expect(!reading(typed, level).hasPrefix("ok")) }
        }
    }

    @Test("composed and decomposed letters are one person, typed is kept (RFC 6532 §3.1)")
    func normalForms() throws {
        let composed = try EmailAddress(parsing: "jos\u{E9}@example.org")
        let decomposed = try EmailAddress(parsing: "jose\u{301}@example.org")
        #expect(composed.canonical.utf8.elementsEqual(decomposed.canonical.utf8))
        #expect(!composed.typed.utf8.elementsEqual(decomposed.typed.utf8))
        #expect(decomposed.oddities.map(\.reason) == [.localPartNotNormalized])
        #expect(composed.oddities.isEmpty)
    }
}
