import Email
import Foundation
import Testing

@Suite("The level html5")
struct FormFieldLevelTests {
    @Test(
        "reads as a browser's form field does",
        arguments: [
            ("a@b", "ok domain_without_dot@2"), ("a..b@c.com", "ok local_part_consecutive_dots@2"),
            (".a@c.com", "ok local_part_starts_with_dot@0"),
            ("a.@c.com", "ok local_part_ends_with_dot@1"), ("rosa@example.org", "ok"),
            ("a@1.2.3.4", "ok numeric_top_level_domain@8"), ("josé@c.com", "not_ascii@3"),
            ("a@münchen.de", "not_ascii@3"), ("\"a\"@c.com", "quoted_string@0"),
            ("a@[1.2.3.4]", "address_literal@2"), ("a@c..com", "domain_consecutive_dots@4"),
            ("a@c.com.", "domain_ends_with_dot@7"), ("a@-c.com", "label_starts_with_hyphen@2"),
            ("a b@c.com", "local_part_space@1"), ("@c.com", "missing_local_part@0"),
            ("a", "missing_at@1"), ("", "empty@0"), ("a@", "missing_domain@2"),
            (String(repeating: "a", count: 65) + "@b.co", "ok local_part_too_long@0"),
            ("a@" + String(repeating: "b", count: 64) + ".co", "label_too_long@2"),
        ])
    func table(_ typed: String, _ expected: String) {
        #expect(reading(typed, .html5) == expected)
    }

    @Test("agrees with the pattern that the HTML standard prints, on 20,000 mutations")
    func oracle() throws {
        // Printed in the WHATWG HTML standard §4.10.5.1.5 as the equivalent of its grammar.
        let pattern = try Regex<Substring>(
            #"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*"#
        ).matchingSemantics(.unicodeScalar)
        var mutations = Mutations(seed: 5)
        var accepted = 0
        for _ in 0..<20_000 {
            let typed = mutations.next()
            let expected = typed.wholeMatch(of: pattern) != nil
            let isAccepted = (try? EmailAddress(parsing: typed, level: .html5)) != nil
            accepted += isAccepted ? 1 : 0
            #expect(isAccepted == expected, "\(visible(typed))")
        }
        #expect(accepted > 500)
    }
}
