import Moderation
import Foundation
import Synchronization
import Testing

@testable import Pingbacks

@Suite("Pings as they are sent")
struct GatewayTests {
    private let gateway = WebPingGateway(policy: AddressPolicy())
    private let id = SubmissionID("01ARZ3NDEKTSV4RRFFQ69G5FAV")

    /// Remembers what was asked, and gives one answer to all.
    private final class Desk: Sendable {
        let requests = Mutex<[PingRequest]>([])
        let answer: PingAnswer

        init(_ answer: PingAnswer) { self.answer = answer }

        func receive(_ request: PingRequest) -> PingAnswer {
            requests.withLock { $0.append(request) }
            return answer
        }
    }

    private func accepted() throws -> Desk { Desk(.accepted(try #require(id))) }

    private static func call(_ source: String, _ target: String) -> [UInt8] {
        Array(XMLRPCRequest.pingback(source: source, target: target).utf8)
    }

    @Test("A pingback is taken with its two URLs")
    func pingback() async throws {
        let desk = try accepted()
        let body = Self.call("https://a.example/?x=1&y=2", "https://blog.example/b")
        let reply = try await gateway.pingback(body) { desk.receive($0) }
        #expect(reply.contains("<params><param><value><string>Thank you."))
        let request = desk.requests.withLock { $0.first }
        #expect(request?.source.url == "https://a.example/?x=1&y=2")
        #expect(request?.target == "https://blog.example/b")
        #expect(request?.kind == .pingback)
    }

    @Test(
        "Refusals are the faults that Pingback 1.0 has for them",
        arguments: [
            (PingRefusal.Reason.source, 16), (.target, 33), (.denied, 49), (.busy, 49), (.same, 0),
        ])
    func faults(reason: PingRefusal.Reason, code: Int) async throws {
        let body = Self.call("https://a.example/", "https://blog.example/b")
        let reply = try await gateway.pingback(body) { _ in .refused(PingRefusal(reason, "why")) }
        #expect(reply.contains("<name>faultCode</name><value><int>\(code)</int></value>"))
        #expect(reply.contains("<string>why</string>"))
    }

    @Test("A repeated pingback is fault 48")
    func repeated() async throws {
        let known = try #require(id)
        let body = Self.call("https://a.example/", "https://blog.example/b")
        let reply = try await gateway.pingback(body) { _ in .repeated(known, isUpdate: false) }
        #expect(reply.contains("<int>48</int>"))
    }

    @Test("Of a multicall twenty calls are taken, each with an answer; it does not nest")
    func multicall() async throws {
        let desk = try accepted()
        func one(_ method: String) -> String {
            "<value><struct><member><name>methodName</name><value>\(method)</value></member>"
                + "<member><name>params</name><value><array><data><value>https://a.example/</value>"
                + "<value>https://blog.example/</value></data></array></value></member></struct></value>"
        }
        let calls =
            one("system.multicall") + one("x") + String(repeating: one("pingback.ping"), count: 23)
        let body =
            "<methodCall><methodName>system.multicall</methodName><params><param><value><array>"
            + "<data>\(calls)</data></array></value></param></params></methodCall>"
        let reply = try await gateway.pingback(Array(body.utf8)) { desk.receive($0) }
        #expect(desk.requests.withLock { $0.count } == 18)
        #expect(reply.components(separatedBy: "<int>-32601</int>").count == 3)
        #expect(reply.components(separatedBy: "<int>49</int>").count == 6)
    }

    @Test(
        "What is no call of ours is a fault, and nobody is asked",
        arguments: [
            "", "x", "<methodCall><methodName>pingback.ping</methodName></methodCall>",
            "<methodCall><methodName>pingback.extensions.getPingbacks</methodName></methodCall>",
            "<methodCall><methodName>pingback.ping</methodName><params><param><value><int>1</int></value></param><param><value>x</value></param></params></methodCall>",
        ])
    func noCall(body: String) async throws {
        let desk = try accepted()
        let reply = try await gateway.pingback(Array(body.utf8)) { desk.receive($0) }
        #expect(reply.contains("<fault>"))
        #expect(desk.requests.withLock { $0.isEmpty })
    }

    @Test("A trackback's fields are read in the charset it names; UTF-7 is refused")
    func trackback() async throws {
        let desk = try accepted()
        let form =
            "url=https%3A%2F%2Fa.example%2F&title=caf%E9+x&excerpt=%3Cb%3E&charset=ISO-8859-1"
        let target = "https://blog.example/b"
        let reply = try await gateway.trackback(Array(form.utf8), target: target) {
            desk.receive($0)
        }
        #expect(reply.contains("<error>0</error>"))
        let source = desk.requests.withLock { $0.first?.source }
        #expect(source?.title == "café x")
        #expect(source?.excerpt == "<b>")
        for bad in ["title=x", "url=https://a.example/&charset=UTF-7", ""] {
            let reply = try await gateway.trackback(Array(bad.utf8), target: target) {
                desk.receive($0)
            }
            #expect(reply.contains("<error>1</error><message>"))
        }
        #expect(desk.requests.withLock { $0.count } == 1)
    }

    @Test("A webmention is 202, and 400, 403 or 429 if it is refused")
    func webmention() async throws {
        let desk = try accepted()
        let form = Array("source=https%3A%2F%2Fa.example%2F&target=https://blog.example/b".utf8)
        let reply = try await gateway.webmention(form) { desk.receive($0) }
        #expect(reply.status == 202 && reply.id == id)
        #expect(desk.requests.withLock { $0.first?.target } == "https://blog.example/b")
        for (reason, status) in [(PingRefusal.Reason.same, 400), (.busy, 429), (.denied, 403)] {
            let reply = try await gateway.webmention(form) { _ in .refused(PingRefusal(reason, ""))
            }
            #expect(reply.status == status)
        }
        let none = try await gateway.webmention(Array("source=x".utf8)) { desk.receive($0) }
        #expect(none.status == 400)
    }

    @Test(
        "Pairs that can't be are refused before anyone is asked",
        arguments: [
            ("", "https://blog.example/b", PingRefusal.Reason.source),
            ("ftp://a.example/", "https://blog.example/b", .source),
            ("http://u:p@a.example/", "https://blog.example/b", .source),
            ("http://a.example:22/", "https://blog.example/b", .source),
            ("http://127.0.0.1/", "https://blog.example/b", .source),
            ("http://2130706433/", "https://blog.example/b", .source),
            ("http://[::1]/", "https://blog.example/b", .source),
            ("http://169.254.169.254/latest", "https://blog.example/b", .source),
            ("https://a.example/", "x", .target),
            ("https://a.example/", "javascript:x", .target),
            ("https://blog.example/b/#x", "http://blog.example/b", .same),
        ])
    func pairs(source: String, target: String, reason: PingRefusal.Reason) throws {
        let request = PingRequest(kind: .webmention, source: .init(url: source), target: target)
        let refusal = #expect(throws: PingRefusal.self) { try gateway.pair(of: request) }
        #expect(refusal?.reason == reason)
    }

    @Test("A pair is known by what makes its pages the same")
    func pair() throws {
        let one = try gateway.pair(
            of: PingRequest(
                kind: .pingback, source: .init(url: "HTTPS://A.example:443/x/?utm_source=f#top"),
                target: "http://BLOG.example/b/"))
        let other = try gateway.pair(
            of: PingRequest(
                kind: .webmention, source: .init(url: "http://a.example/x"),
                target: "https://blog.example/b"))
        #expect(one.sourceIdentity == other.sourceIdentity)
        #expect(one.targetIdentity == other.targetIdentity)
        #expect(one.sourceHost == "a.example" && one.targetHost == "blog.example")
    }
}
