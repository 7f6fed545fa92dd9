import HTML
import Testing

@Suite("Web addresses")
struct WebAddressTests {
    @Test(
        "Hosts are read as browsers do",
        arguments: [
            ("http://Example.COM", "example.com"), ("http:example.com", "example.com"),
            ("https:\\\\example.com\\x", "example.com"),
            (" ht\ntp://exa\tmple.com ", "example.com"),
            ("http://u:p@h.example:8080/", "h.example"), ("http://a@b@c.example/", "c.example"),
            ("http://0x7f.1/", "127.0.0.1"), ("http://2130706433", "127.0.0.1"),
            ("http://0177.0.0.01", "127.0.0.1"), ("http://192.168.257", "192.168.1.1"),
            ("http://1.2.3.4.", "1.2.3.4"), ("http://[::1]", "[::1]"),
            ("http://[2001:0DB8:0:0:0:0:0:1]/", "[2001:db8::1]"),
            ("http://[::ffff:1.2.3.4]", "[::ffff:102:304]"),
            ("http://ex%61mple.com", "example.com"),
            ("http://münchen.de", "xn--mnchen-3ya.de"), ("http://a_b.example", "a_b.example"),
            ("ftp://f.example/x", "f.example"), ("http://１.２.３.４", "1.2.3.4"),
        ])
    func hosts(_ url: String, _ host: String) {
        #expect(WebAddress(parsing: url)?.host == host)
    }

    @Test(
        "What has no valid host is no address",
        arguments: [
            "", "example.com", "//x.example", "http://", "http://a b.example", "http://1.2.3.4.5",
            "http://256.1.1.1", "http://x.example:99999", "http://x.example:8a", "http://[::1",
            "http://[1:2]",
            "http://a%00b.example", "http://xn--a.example", "http://[1::2::3]",
            "http://%zz.example", "1http://x",
        ])
    func invalid(_ url: String) {
        #expect(WebAddress(parsing: url) == nil)
    }

    @Test("All parts are told apart")
    func parts() throws {
        let address = try #require(WebAddress(parsing: "HTTPS://u@H.example:8443/a/b?c=d?e#f#g"))
        #expect(address.scheme == "https")
        #expect(address.hasCredentials)
        #expect(address.port == 8443)
        #expect(address.path == "/a/b")
        #expect(address.query == "c=d?e")
        #expect(address.fragment == "f#g")
        #expect(WebAddress(parsing: "http://h.example:80")?.port == nil)
        #expect(WebAddress(parsing: "http://h.example")?.path == "/")
        let mail = try #require(WebAddress(parsing: "mailto:a@b.example"))
        #expect(mail.host == nil && mail.path == "a@b.example")
    }

    @Test(
        "A scheme may be assumed",
        arguments: ["x.example/y", "//x.example/y", "x.example:8080/y", "http://x.example/y"])
    func assumed(_ url: String) {
        let address = WebAddress(parsing: url, assumingScheme: "http")
        #expect(address?.host == "x.example")
        #expect(address?.path == "/y")
    }
}
