import Moderation

extension WebPingGateway {
    /// Answers an XML-RPC request: `pingback.ping`, a few of them in one `system.multicall`, or
    /// `system.listMethods`.
    public func pingback(_ body: [UInt8], receive: Receiver) async throws -> String {
        let call: XMLRPCCall
        do { call = try XMLRPCCall(parsing: body) } catch {
            return XMLRPCReply.text(.failure(error))
        }
        switch call.method {
        case "system.listMethods":
            return XMLRPCReply.text(list: [Self.method, "system.listMethods", Self.many])
        case Self.many: return try await multicall(call, receive)
        default: return XMLRPCReply.text(try await result(of: call, receive))
        }
    }

    private static let method = "pingback.ping"
    private static let many = "system.multicall"

    private func multicall(_ call: XMLRPCCall, _ receive: Receiver) async throws -> String {
        guard case .array(let calls)? = call.parameters.first, call.parameters.count == 1 else {
            return XMLRPCReply.text(
                .failure(XMLRPCFault(code: -32602, message: "expected one array of calls")))
        }
        var results: [Result<String, XMLRPCFault>] = []
        for (place, value) in calls.enumerated() {
            guard place < Self.callLimit else {
                let message = "at most \(Self.callLimit) calls are taken together"
                results.append(.failure(XMLRPCFault(code: 49, message: message)))
                continue
            }
            results.append(try await result(ofPart: value, receive))
        }
        return XMLRPCReply.text(of: results)
    }

    private func result(
        ofPart value: XMLRPCValue, _ receive: Receiver
    ) async throws -> Result<String, XMLRPCFault> {
        guard case .structure(let members) = value,
            let method = members["methodName"]?.stringValue,
            case .array(let parameters)? = members["params"]
        else {
            return .failure(
                XMLRPCFault(code: -32602, message: "expected a struct of methodName and params"))
        }
        return try await result(of: XMLRPCCall(method: method, parameters: parameters), receive)
    }

    private func result(
        of call: XMLRPCCall, _ receive: Receiver
    ) async throws -> Result<String, XMLRPCFault> {
        guard call.method == Self.method else {
            return .failure(XMLRPCFault(code: -32601, message: "there is no such method"))
        }
        guard call.parameters.count == 2, let source = call.parameters[0].stringValue,
            let target = call.parameters[1].stringValue
        else {
            return .failure(
                XMLRPCFault(code: -32602, message: "expected two strings, source and target"))
        }
        let request = PingRequest(
            kind: .pingback, source: .init(url: XMLRPCReader.trimmed(source)),
            target: XMLRPCReader.trimmed(target))
        switch try await receive(request) {
        case .accepted(let id):
            return .success("Thank you. The source will be looked at soon. (\(id))")
        case .repeated:
            return .failure(XMLRPCFault(code: 48, message: "this pingback is registered already"))
        case .refused(let refusal):
            return .failure(XMLRPCFault(code: Self.code(refusal), message: refusal.message))
        }
    }

    /// Pingback 1.0's code for a refusal.
    private static func code(_ refusal: PingRefusal) -> Int {
        switch refusal.reason {
        case .source: 16
        case .target: 33
        case .denied, .busy: 49
        case .same, .malformed: 0
        }
    }
}
