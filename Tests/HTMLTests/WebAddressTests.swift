import Testing

@testable import HTML

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

    @Test("What is only cut is what all of the rules would make of it")
    func plain() throws {
        let starts = ["http://", "https://", "HTTP://", "http:/", "ftp://", ""]
        let hosts = [
            "a.example", "a-b.example", "xn--mnchen-3ya.de", "ab--c.example", "a_b.example", "a..b",
            "a.example.", "1.2.3.4", "a.0x7f", "a.7", "7.a", "-a.b", "u@h.example", "h.example:80",
            "h.example:8080", "A.example", "münchen.de", "a%2eb", "localhost", ".", "", "a\\b",
        ]
        let ends = [
            "", "/", "/p/q", "?q=1", "#f", "/p?q#f", "#f?q", "//x", "/é", "/a b", "/\u{9}", "\\x",
        ]
        var plainCount = 0
        for start in starts {
            for host in hosts {
                for end in ends {
                    let text = start + host + end
                    for scheme in [nil, "http"] {
                        #expect(
                            WebAddress(parsing: text, assumingScheme: scheme)
                                == WebAddress(carefully: text, assumingScheme: scheme),
                            "\(text)")
                    }
                    if PlainAddress(text) != nil { plainCount += 1 }
                }
            }
        }
        #expect(plainCount > 100)
    }
}
