import Email
import Testing

@Suite("The canonical form")
struct CanonicalTests {
    @Test(
        "is the same for every way of writing one mailbox",
        arguments: [
            ("Rosa@Example.ORG", "rosa@example.org"), ("rosa+x@example.org", "rosa+x@example.org"),
            ("r.osa@example.org", "r.osa@example.org"),
            ("R.o.s.a+x@GoogleMail.com", "rosa@gmail.com"),
            ("rosa@gmail.com", "rosa@gmail.com"), ("+x@gmail.com", "+x@gmail.com"),
            ("r.osa+x@outlook.de", "r.osa@outlook.de"), ("rosa+x@me.com", "rosa@icloud.com"),
            ("rosa-shop@yahoo.co.uk", "rosa@yahoo.co.uk"), ("rosa+x@yahoo.com", "rosa+x@yahoo.com"),
            ("r_o-s.a+x@pm.me", "rosa@proton.me"), ("x@rosa.fastmail.com", "rosa@fastmail.com"),
            ("rosa+x@fastmail.fm", "rosa@fastmail.fm"), ("r.osa@ya.ru", "r-osa@yandex.ru"),
            ("a@münchen.de", "a@xn--mnchen-3ya.de"), ("\"rosa\"@c.com", "rosa@c.com"),
            ("\"r\\osa\"@c.com", "rosa@c.com"), ("\"a b\"@gmail.com", "\"a b\"@gmail.com"),
            ("\"a\\\"b\"@c.com", "\"a\\\"b\"@c.com"),
            ("a@[IPv6:2001:DB8::1]", "a@[ipv6:2001:db8::1]"),
            ("\"R.osa+x\"@gmail.com", "rosa@gmail.com"), ("JOSÉ@c.com", "josé@c.com"),
        ])
    func table(_ typed: String, _ canonical: String) throws {
        #expect(try EmailAddress(parsing: typed).canonical == canonical)
    }

    @Test("is in NFC, and the address as typed is not")
    func normalization() throws {
        let address = try EmailAddress(parsing: "jose\u{301}@c.com")
        #expect(Array(address.canonical.utf8) == Array("jos\u{E9}@c.com".utf8))
        #expect(Array(address.typed.utf8) == Array("jose\u{301}@c.com".utf8))
    }

    @Test("does not depend on comments or obsolete quoting")
    func obsolete() throws {
        for typed in ["\"ro\".\"sa\"@c.com", "ro(x).sa@c.com", "(x) ro.sa @ c.com"] {
            #expect(try EmailAddress(parsing: typed, level: .rfc).canonical == "ro.sa@c.com")
        }
    }

    @Test("is its own canonical form, on 5,000 mutations")
    func idempotence() throws {
        var mutations = Mutations(seed: 3)
        for _ in 0..<5_000 {
            let typed = mutations.next()
            guard let canonical = try? EmailAddress(parsing: typed).canonical,
                let again = try? EmailAddress(parsing: canonical).canonical
            else { continue }
            #expect(again == canonical, "\(visible(typed))")
        }
    }
}
