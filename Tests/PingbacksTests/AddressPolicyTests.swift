import Testing

@testable import Pingbacks

@Suite("Addresses")
struct AddressPolicyTests {
    @Test(
        "An address that is not of the public internet is refused",
        arguments: [
            "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200",
            "100.127.255.255", "127.0.0.1", "127.255.255.254", "169.254.0.1", "169.254.169.254",
            "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1",
            "192.168.0.1", "192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.7",
            "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
            "168.63.129.16", "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::8.8.8.8",
            "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808", "100::1",
            "100:0:0:1::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1",
            "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1", "5f00::1",
            "fc00::1", "fd00:ec2::254", "fd12:3456:789a::1", "fe80::1", "febf::1", "fec0::1",
            "ff02::1", "ff0e::1", "4000::1", "1::1", "2620:4f:8000::1",
        ])
    func refused(text: String) throws {
        let address = try #require(NetworkAddress(text))
        #expect(!AddressPolicy.isPublic(address))
        #expect(!AddressPolicy().allows(address, port: 80))
    }

    @Test(
        "An address of the public internet is allowed",
        arguments: [
            "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "93.184.216.34", "100.63.255.255",
            "100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "172.15.255.255",
            "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255",
            "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::200e",
            "2001:4860:4860::8888", "2001:200::1", "64:ff9b::808:808",
        ])
    func allowed(text: String) throws {
        let address = try #require(NetworkAddress(text))
        #expect(AddressPolicy().allows(address, port: 443))
        #expect(!AddressPolicy().allows(address, port: 22))
        #expect(AddressPolicy(ports: [8080]).allows(address, port: 8080))
    }

    @Test("An exception opens one port of one address, and nothing else")
    func exception() throws {
        let exception = try #require(AddressPolicy.Exception("127.0.0.1:8000"))
        let policy = AddressPolicy(exceptions: [exception])
        let loopback = try #require(NetworkAddress("127.0.0.1"))
        let neighbour = try #require(NetworkAddress("127.0.0.2"))
        #expect(policy.allows(loopback, port: 8000))
        #expect(!policy.allows(loopback, port: 80))
        #expect(!policy.allows(loopback, port: 8001))
        #expect(!policy.allows(neighbour, port: 8000))
        #expect(AddressPolicy.Exception("[::1]:81")?.address == NetworkAddress("::1"))
        #expect(AddressPolicy.Exception("localhost:81") == nil)
        #expect(AddressPolicy.Exception("127.0.0.1") == nil)
    }
}
