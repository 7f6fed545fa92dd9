import Moderation
import Testing

@Suite("Networks")
struct IPNetworkTests {
    @Test(
        "An address is in a network or not",
        arguments: [
            ("203.0.113.0/24", "203.0.113.255", true), ("203.0.113.0/24", "203.0.114.0", false),
            ("203.0.113.7", "203.0.113.7", true), ("203.0.113.7", "203.0.113.8", false),
            ("0.0.0.0/0", "255.255.255.255", true), ("0.0.0.0/0", "2001:db8::1", false),
            ("2001:db8::/32", "2001:db8:1::9", true), ("2001:db8::/32", "2001:db9::", false),
            ("::/0", "::1", true), ("203.0.113.0/24", "::ffff:203.0.113.9", true),
            ("2001:db8::/128", "2001:db8::", true), ("203.0.113.99/24", "203.0.113.1", true),
        ])
    func contains(network: String, address: String, isIn: Bool) throws {
        #expect(try #require(IPNetwork(network)).contains(address) == isIn)
    }

    @Test(
        "Anything else is none",
        arguments: [
            "", "/", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/+8",
            "::/129", ":::", "1::2::3", "12345::", "g::", "01.2.3.4", "1.2.3.4/8/8", "a b",
            "::1.2.3",
        ])
    func refused(text: String) { #expect(IPNetwork(text) == nil) }

    @Test("The usual network holds what is narrower")
    func usual() {
        #expect(IPNetwork("203.0.113.7")?.usual == IPNetwork("203.0.113.0/24"))
        #expect(IPNetwork("203.0.0.0/16")?.usual == nil)
        #expect(IPNetwork("2001:db8::1")?.usual == IPNetwork("2001:db8::/64"))
    }
}
