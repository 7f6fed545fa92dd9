import JSON
import Moderation
import Testing

@testable import Pingbacks

@Suite("Discovery")
struct DiscoveryTests {
    @Test(
        "Webmention.rocks' pages name the endpoints they should", .enabled(if: Suite.isPresent),
        arguments: 1...22)
    func rocks(number: Int) throws {
        let url = try #require(WebURL("https://webmention.rocks/test/\(number)"))
        let folder = "webmention-rocks-pages/webmention_rocks_test_\(number)"
        let headers = try JSONValue(parsing: Suite.bytes(folder + ".json")).objectValue ?? [:]
        let response = WebResponse(
            url: url, status: 200,
            headers: headers.keys.compactMap { key in
                headers[key]?.stringValue.map { (key.lowercased(), $0) }
            }, body: try Suite.bytes(folder + ".html"))
        let wanted =
            switch number {
            case 15: url.text
            case 21: "\(url)/webmention?query=yes"
            default: "\(url)/webmention"
            }
        #expect(
            EndpointDiscovery.endpoint(in: response)
                == PingEndpoint(kind: .webmention, url: try #require(WebURL(wanted))))
    }

    @Test(
        "Recorded pages name the endpoints they should", .enabled(if: Suite.isPresent),
        arguments: [
            ("target.example.com/body-a.html", "http://webmention.example/webmention"),
            ("target.example.com/body-link.html", "http://webmention.example/webmention"),
            ("target.example.com/body-link-org.html", "http://webmention.example/webmention"),
            ("target.example.com/body-link-org2.html", "http://webmention.example/webmention"),
            (
                "target.example.com/header.html",
                "http://webmention-endpoint.example/queued-response"
            ),
            (
                "target.example.com/false-endpoint-in-comment.html",
                "http://webmention.example/correct"
            ),
            (
                "target.example.com/empty-string.html",
                "http://target.example.com/empty-string.html"
            ),
            (
                "target.example.com/only-pingback.html",
                "http://pingback-endpoint.example/valid-response"
            ),
            (
                "webmention-target.example/has-valid-endpoint.html",
                "http://webmention-endpoint.example/queued-response"
            ),
            (
                "pingback-target.example/has-valid-endpoint.html",
                "http://pingback-endpoint.example/valid-response"
            ),
            ("webmention-target.example/no-endpoint.html", nil),
            ("pingback-target.example/no-endpoint.html", nil),
        ] as [(String, String?)])
    func recorded(path: String, endpoint: String?) throws {
        let url = try #require(WebURL("http://\(path)"))
        let response = try Suite.response("discovery-http/\(path)", at: url)
        let found = EndpointDiscovery.endpoint(in: response)
        #expect(found?.url.text == endpoint)
        if let found { #expect((found.kind == .pingback) == endpoint?.contains("pingback")) }
    }

    @Test(
        "Recorded answers to pingbacks are understood", .enabled(if: Suite.isPresent),
        arguments: [
            ("valid-response", true), ("empty-body", true), ("invalid-body", true),
            ("invalid-request", false), ("invalid-xmlrpc", false), ("404-response", false),
        ])
    func answers(name: String, isDone: Bool) throws {
        let url = try #require(WebURL("http://pingback-endpoint.example/"))
        let response = try Suite.response(
            "discovery-http/pingback-endpoint.example/\(name)", at: url)
        #expect(PingSending.pingbackAnswer(response).isDone == isDone)
    }

    @Test("An endpoint in the headers comes before one in the page, a webmention before a pingback")
    func order() throws {
        let url = try #require(WebURL("https://a.example/x"))
        let page = "<link rel=pingback href=/p><a rel=webmention href=/w>"
        let response = WebResponse(
            url: url, status: 200,
            headers: [
                ("x-pingback", "/xp"), ("link", "</other>; rel=\"a, b\", </hw>; rel=webmention"),
            ],
            body: Array(page.utf8))
        #expect(EndpointDiscovery.endpoint(in: response)?.url.text == "https://a.example/hw")
        var other = response
        other.headers = [("x-pingback", "/xp")]
        #expect(EndpointDiscovery.endpoint(in: other)?.url.text == "https://a.example/w")
        other.body = Array("<link rel=pingback href=/p>".utf8)
        #expect(EndpointDiscovery.endpoint(in: other)?.url.text == "https://a.example/xp")
    }

    @Test(
        "A Link header is read whatever it holds",
        arguments: [
            "", "<", "<>", "<a", "a>; rel=webmention", "<a>;", "<a>; rel", "<a>; rel=\"webmention",
            "<a>; title=\"x; rel=webmention\"", "<a>; rel=\"not\\\"webmention\"",
            String(repeating: "<", count: 20_000), String(repeating: "<a>;", count: 10_000),
        ])
    func hostileHeader(value: String) { _ = LinkHeader(value) }
}
