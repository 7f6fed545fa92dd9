import Testing

@testable import Pingbacks

@Suite("XML-RPC")
struct XMLRPCTests {
    static func call(_ xml: String) throws(XMLRPCFault) -> XMLRPCCall {
        try XMLRPCCall(parsing: Array(xml.utf8))
    }

    @Test("A call is read with its types")
    func types() throws {
        let call = try Self.call(
            """
            <?xml version="1.0"?>
            <methodCall><methodName> pingback.ping </methodName><params>
            <param><value><string>a &amp; &#x62;</string></value></param>
            <param><value>bare<![CDATA[ & <cdata>]]></value></param>
            <param><value><i4>-7</i4></value></param><param><value><boolean>1</boolean></value></param>
            <param><value><double>1.5</double></value></param>
            <param><value><array><data><value><int>1</int></value><value/></data></array></value></param>
            <param><value><struct><member><name>n</name><value>v</value></member></struct></value></param>
            </params></methodCall>
            """)
        #expect(call.method == "pingback.ping")
        #expect(
            call.parameters == [
                .string("a & b"), .string("bare & <cdata>"), .integer(-7), .boolean(true),
                .double(1.5), .array([.integer(1), .string("")]), .structure(["n": .string("v")]),
            ])
    }

    @Test("Other encodings are read as they declare")
    func encodings() throws {
        let xml =
            "<?xml version='1.0' encoding='ISO-8859-1'?><methodCall><methodName>é</methodName></methodCall>"
        let latin = xml.unicodeScalars.map { UInt8($0.value) }
        #expect(try XMLRPCCall(parsing: latin).method == "é")
        let wide = Array(xml.replacing("ISO-8859-1", with: "UTF-16").utf16)
        let utf16: [UInt8] = [0xFF, 0xFE] + wide.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(try XMLRPCCall(parsing: utf16).method == "é")
    }

    @Test(
        "What is no call is a fault, and never more",
        arguments: [
            ("", -32700), ("hello", -32700), ("<a><b></a>", -32700), ("<methodCall/>", -32600),
            (
                "<methodCall><methodName>x</methodName><params><param/></params></methodCall>",
                -32600
            ),
            ("<!DOCTYPE methodCall><methodCall><methodName>x</methodName></methodCall>", -32700),
            (
                "<!DOCTYPE m [<!ENTITY a \"b\">]><methodCall><methodName>&a;</methodName></methodCall>",
                -32700
            ),
            ("<!DOCTYPE m SYSTEM \"file:///etc/passwd\"><methodCall/>", -32700),
            ("<methodCall><methodName>&undefined;</methodName></methodCall>", -32700),
            (
                "<methodCall><methodName>x</methodName><params><param><value><int>x</int></value></param></params></methodCall>",
                -32600
            ),
            (String(repeating: "<a>", count: 100_000), -32700),
            (String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100), -32700),
            ("<a>" + String(repeating: "<b/>", count: 50_000) + "</a>", -32700),
            (String(repeating: " ", count: 300_000), -32700),
        ])
    func faults(xml: String, code: Int) throws {
        let fault = #expect(throws: XMLRPCFault.self) { try Self.call(xml) }
        #expect(fault?.code == code)
    }

    @Test("Random damage never does more than fault")
    func damage() {
        let xml = Array(
            "<methodCall><methodName>a</methodName><params><param><value><struct><member><name>n</name><value><int>4</int></value></member></struct></value></param></params></methodCall>"
                .utf8)
        var state: UInt64 = 7
        for _ in 0..<3_000 {
            var copy = xml
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                copy[Int(state >> 33) % copy.count] = UInt8(truncatingIfNeeded: state >> 24)
            }
            _ = try? XMLRPCCall(parsing: copy)
        }
    }

    @Test("Answers are ASCII, and escape what they must")
    func replies() {
        let reply = XMLRPCReply.text(.failure(XMLRPCFault(code: 48, message: "a <é> & \u{1}b")))
        #expect(reply.contains("<value><int>48</int></value>"))
        #expect(reply.contains("<string>a &lt;&#233;&gt; &amp; b</string>"))
        #expect(XMLRPCReply.text(.success("ok")).contains("<params><param><value><string>ok"))
        #expect(reply.utf8.allSatisfy { $0 < 0x80 })
    }
}
