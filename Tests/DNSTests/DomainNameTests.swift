import Testing

@testable import DNS

@Suite("A name to ask for")
struct DomainNameTests {
    @Test(
        "is a host name of legal lengths, and comes in lower case",
        arguments: [
            ("Example.ORG", "example.org"), ("xn--mnchen-3ya.de", "xn--mnchen-3ya.de"),
            ("_dmarc.a.b", "_dmarc.a.b"), ("org", "org"), ("1.2.3.4", "1.2.3.4"), ("", nil),
            (".", nil), ("a..b", nil), (".a", nil), ("a.", nil), ("a b", nil), ("a\\.b", nil),
            ("[192.0.2.1]", nil), ("münchen.de", nil), ("a\0b", nil), ("a@b", nil),
        ] as [(String, String?)])
    func reading(text: String, expected: String?) {
        #expect(DomainName(text)?.text == expected)
    }

    @Test("has labels of at most 63 bytes and at most 253 in all")
    func lengths() {
        let label = String(repeating: "a", count: 63)
        #expect(DomainName(label) != nil)
        #expect(DomainName(label + "a") == nil)
        let whole = [label, label, label, String(repeating: "b", count: 61)].joined(separator: ".")
        #expect(DomainName(whole) != nil)
        #expect(DomainName(whole + "b") == nil)
        #expect(DomainName(String(repeating: "a.", count: 1_000_000)) == nil)
    }

    @Test("may have to be kept from the DNS")
    func special() {
        #expect(DomainName("x.onion")?.isKeptFromDNS == true)
        #expect(DomainName("printer.local")?.isKeptFromDNS == true)
        #expect(DomainName("notonion")?.isKeptFromDNS == false)
    }
}
