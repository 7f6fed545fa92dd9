import Testing

@testable import Pingbacks

@Suite("The web client")
struct CurlClientTests {
    private let client = CurlClient(policy: AddressPolicy(), userAgent: "Winnow/test")

    @Test(
        "Addresses that are not public are refused before anything is sent",
        arguments: [
            "http://127.0.0.1/", "http://[::1]/", "http://localhost/", "http://0.0.0.0/",
            "http://10.0.0.1/", "http://169.254.169.254/", "http://[::ffff:127.0.0.1]/",
            "http://[64:ff9b::7f00:1]/", "https://127.0.0.1/",
        ])
    func refused(text: String) async throws {
        let request = WebRequest(try #require(WebURL(text)))
        do {
            _ = try await client.response(to: request)
            Issue.record("something answered")
        } catch {
            #expect([.refused, .unresolved].contains(error.reason))
        }
    }

    @Test("A port that is not allowed is refused")
    func port() async throws {
        let request = WebRequest(try #require(WebURL("http://93.184.216.34:22/")))
        await #expect(throws: FetchFailure(.refused, "port 22 is not asked")) {
            _ = try await client.response(to: request)
        }
    }

    @Test("Nothing answers at a port where nothing listens, which a later try may change")
    func unreachable() async throws {
        let exception = try #require(AddressPolicy.Exception("127.0.0.1:1"))
        let open = CurlClient(
            policy: AddressPolicy(exceptions: [exception]), userAgent: "Winnow/test")
        let request = WebRequest(try #require(WebURL("http://127.0.0.1:1/")))
        do {
            _ = try await open.response(to: request)
            Issue.record("something answered")
        } catch {
            #expect(error.reason == .unreachable && error.isPassing)
        }
    }
}
