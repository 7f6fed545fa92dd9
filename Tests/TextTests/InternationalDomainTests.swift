import Testing
import Text

@Suite("International domains")
struct InternationalDomainTests {
    @Test(
        "Names have both forms",
        arguments: [
            ("Example.COM", "example.com", "example.com"),
            ("münchen.de", "xn--mnchen-3ya.de", "münchen.de"),
            ("XN--MNCHEN-3YA.de", "xn--mnchen-3ya.de", "münchen.de"),
            ("faß.de", "xn--fa-hia.de", "faß.de"),
            ("пример.рф", "xn--e1afmkfd.xn--p1ai", "пример.рф"),
            ("ｅｘａｍｐｌｅ。com", "example.com", "example.com"),
        ])
    func forms(_ host: String, _ ascii: String, _ unicode: String) throws {
        #expect(try InternationalDomain.ascii(host) == ascii)
        #expect(InternationalDomain.unicode(host) == unicode)
    }

    @Test(
        "Invalid names are refused",
        arguments: ["xn--a.example", "a\u{202E}b.com", "xn--\u{301}.x"])
    func invalid(_ host: String) {
        #expect(throws: InternationalDomain.Failure.self) { try InternationalDomain.ascii(host) }
    }

    @Test("Names of any length are survived")
    func long() {
        let long = String(repeating: "ü", count: 100_000)
        #expect(throws: InternationalDomain.Failure.tooLong) { try InternationalDomain.ascii(long) }
        #expect(InternationalDomain.unicode(long) == long)
    }
}
