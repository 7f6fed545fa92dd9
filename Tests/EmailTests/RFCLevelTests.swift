import Email
import Testing

@Suite("The level rfc")
struct RFCLevelTests {
    @Test(
        "accepts every form of addr-spec and notes the odd ones",
        arguments: [
            ("rosa@example.org", "ok"), ("(x)a@b.co", "ok comment@0"),
            ("a(x(y\\)))@b.co", "ok comment@1 space_around_at@9"),
            (" a@b.co ", "ok folding_white_space@0"),
            ("\r\n a@b.co", "ok folding_white_space@0"),
            ("\r\n \r\n a@b.co", "ok folding_white_space@0 obsolete_folding@3"),
            ("a @ b.co", "ok folding_white_space@1 space_around_at@2"),
            ("a . b@c.de", "ok folding_white_space@1 obsolete_local_part@0"),
            ("\"a\".b@c.de", "ok quoted_string@0 obsolete_local_part@0"),
            ("a.\"b\"@c.de", "ok quoted_string@2 obsolete_local_part@0"),
            ("a@b . c", "ok folding_white_space@3 obsolete_domain@2"),
            ("\"a\u{1}\"@b.co", "ok obsolete_control_character@2 quoted_string@0"),
            ("\"\\\u{0}\"@b.co", "ok obsolete_escape@1 quoted_string@0"),
            ("\"a\tb\"@b.co", "ok quoted_string@0"), ("\"\\é\"@b.co", "ok quoted_string@0"),
            ("a@[any thing]", "ok domain_literal@2"),
            ("a@[x\\]y]", "ok obsolete_escape@4 domain_literal@2"),
            ("a@[1.2.3.4]", "ok address_literal@2"),
            ("a@[1.2.3.999]", "ok ipv4_invalid@2 domain_literal@2"),
            ("a@[IPv6:1:2:3:4:5:6:7::]", "ok ipv6_short_zero_run@2 address_literal@2"),
            ("a@b_c", "ok domain_invalid_character@3 domain_without_dot@2"),
            ("a@-b-.c", "ok label_starts_with_hyphen@2 label_ends_with_hyphen@4"),
            (String(repeating: "a", count: 65) + "@b.co", "ok local_part_too_long@0"),
        ])
    func accepts(_ typed: String, _ expected: String) {
        #expect(reading(typed, .rfc) == expected)
    }

    @Test(
        "refuses what no form allows",
        arguments: [
            ("", "empty@0"), ("(x)", "missing_at@3"), ("(x)@b.co", "missing_local_part@3"),
            ("a@(x)", "missing_domain@5"), ("a(x", "unclosed_comment@1"),
            ("a@b(x\\", "unfinished_escape@5"), ("a)@b.co", "unopened_comment@1"),
            ("a(x)b@c.de", "text_after_comment@4"), ("a b@c.de", "text_after_comment@2"),
            ("a@b c", "text_after_comment@4"), ("a.@b.co", "local_part_ends_with_dot@1"),
            ("a.(x)@b.co", "local_part_ends_with_dot@1"),
            ("(x).a@b.co", "local_part_starts_with_dot@3"),
            ("a.(x).b@c.de", "local_part_consecutive_dots@5"), ("a@.b", "domain_starts_with_dot@2"),
            ("a@b.", "domain_ends_with_dot@3"), ("a@b.(x)", "domain_ends_with_dot@3"),
            ("a@b..c", "domain_consecutive_dots@4"), ("\"a\"b@c.de", "text_after_quote@3"),
            ("\"a\n\"@b.co", "bare_line_feed@2"), ("a\r@b.co", "bare_carriage_return@1"),
            ("\r\na@b.co", "fold_without_space@0"), (" \r\n\r\n a@b.co", "fold_without_space@1"),
            ("a@[x[y]", "domain_literal_invalid_character@4"),
            ("a@[x", "unclosed_domain_literal@2"),
            ("a@[x]y", "text_after_domain_literal@5"), ("a@b@c", "second_at@3"),
            ("Rosa <a@b.co>", "display_name@5"), ("\"R\" <a@b.co>", "display_name@4"),
            ("rosa at b.co", "missing_at@12"),
        ])
    func refuses(_ typed: String, _ expected: String) {
        #expect(reading(typed, .rfc) == expected)
    }

    @Test("leaves comments and folding out of the parts")
    func parts() throws {
        let address = try EmailAddress(
            parsing: "(c) a.(d)b(e)@(f) x.(g)Y.com (h)", level: .rfc)
        #expect(address.localPart == "a.b")
        #expect(address.domain == "x.Y.com")
        #expect(address.asciiDomain == "x.y.com")
        #expect(address.typed == "(c) a.(d)b(e)@(f) x.(g)Y.com (h)")
    }

    @Test("notes a domain of more than 253 octets, and an address of more than 254")
    func lengths() {
        let domain = String(repeating: "b.", count: 125) + "com"
        #expect(domain.utf8.count == 253)
        #expect(reading("a@\(domain)", .rfc) == "ok address_too_long@0")
        #expect(reading("a@b\(domain)", .rfc) == "ok domain_too_long@2 address_too_long@0")
        #expect(reading("a@\(domain.dropFirst())", .rfc) == "domain_starts_with_dot@2")
        #expect(reading("a@\(domain.dropFirst(2))", .rfc) == "ok")
    }

    @Test("points into the typed text behind comments")
    func offsets() {
        #expect(
            reading("a@b.(c)-d", .rfc)
                == "ok comment@4 obsolete_domain@2 label_starts_with_hyphen@7")
        let long = String(repeating: "x", count: 64)
        #expect(
            reading("a@b.(c)\(long).d", .rfc)
                == "ok comment@4 obsolete_domain@2 label_too_long@7")
    }
}
