import JSON
import Testing

@testable import Service

@Suite("Requests on lines")
struct RPCLineTests {
    /// Lines that can't be carried out, with the code and the id of the reply.
    static let rejected: [(line: String, code: RPCError.Code, id: JSONValue)] = [
        ("{", .parseError, .null),
        ("nonsense", .parseError, .null),
        ("{} {}", .parseError, .null),
        (#"{"jsonrpc":"2.0","id":1,"id":2,"method":"describe"}"#, .parseError, .null),
        ("1", .invalidRequest, .null),
        ("\"describe\"", .invalidRequest, .null),
        ("{}", .invalidRequest, .null),
        ("[]", .invalidRequest, .null),
        (#"{"jsonrpc":"1.0","id":1,"method":"describe"}"#, .invalidRequest, 1),
        (#"{"jsonrpc":2.0,"id":1,"method":"describe"}"#, .invalidRequest, 1),
        (#"{"id":"a","method":"describe"}"#, .invalidRequest, "a"),
        (#"{"jsonrpc":"2.0","id":1}"#, .invalidRequest, 1),
        (#"{"jsonrpc":"2.0","id":1,"method":7}"#, .invalidRequest, 1),
        (#"{"jsonrpc":"2.0","id":[1],"method":"describe"}"#, .invalidRequest, .null),
        (#"{"jsonrpc":"2.0","id":true,"method":"describe"}"#, .invalidRequest, .null),
        (#"{"jsonrpc":"2.0","id":1,"method":"describe","parms":{}}"#, .invalidRequest, 1),
    ]

    @Test("A line that asks for nothing we can do says why", arguments: rejected)
    func rejections(line: String, code: RPCError.Code, id: JSONValue) {
        let read = RPCLine(.bytes(Array(line.utf8)), limits: RPCLimits())
        #expect(read.calls.count == 1)
        guard case .rejected(let rejection)? = read.calls.first else {
            Issue.record("\(line) was accepted")
            return
        }
        #expect(rejection.error.code == code)
        #expect(rejection.id == id)
        #expect(!rejection.error.message.isEmpty)
    }

    @Test("A blank line asks for nothing", arguments: ["", " ", "\t", "\r", " \t \r"])
    func blank(line: String) {
        #expect(RPCLine(.bytes(Array(line.utf8)), limits: RPCLimits()).calls.isEmpty)
        #expect(RPCLine(.unterminated(Array(line.utf8)), limits: RPCLimits()).calls.isEmpty)
    }

    @Test("A carriage return at the end does no harm")
    func carriageReturn() throws {
        let line = Office.request(1, "describe") + "\r"
        let read = RPCLine(.bytes(Array(line.utf8)), limits: RPCLimits())
        guard case .request(let request)? = read.calls.first else {
            Issue.record("it was refused")
            return
        }
        #expect(request.method == "describe")
    }

    @Test("Depth, length and the size of a batch have limits")
    func limits() {
        let limits = RPCLimits(lineByteCount: 4096, depth: 8)
        let deep = String(repeating: "[", count: 9) + String(repeating: "]", count: 9)
        #expect(code(deep, limits) == .parseError)
        let long = RPCLine(.tooLong(byteCount: 5000), limits: limits)
        guard case .rejected(let rejection)? = long.calls.first else {
            Issue.record("a long line was accepted")
            return
        }
        #expect(rejection.error.code == .lineTooLong)
        let many = "[" + Array(repeating: "1", count: 1001).joined(separator: ",") + "]"
        #expect(code(many, RPCLimits()) == .invalidRequest)
        let enough = "[" + Array(repeating: "1", count: 1000).joined(separator: ",") + "]"
        #expect(RPCLine(.bytes(Array(enough.utf8)), limits: RPCLimits()).calls.count == 1000)
    }

    private func code(_ line: String, _ limits: RPCLimits) -> RPCError.Code? {
        let read = RPCLine(.bytes(Array(line.utf8)), limits: limits)
        guard read.calls.count == 1, case .rejected(let rejection)? = read.calls.first else {
            return nil
        }
        return rejection.error.code
    }
}
