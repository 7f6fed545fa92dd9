import JSON
import Moderation
import Wire

/// Pings, in the words of those who send them.
extension RPCMethods {
    /// Answers an XML-RPC request.
    func pingback(_ params: JSONValue) async throws -> JSONValue {
        var reader = ObjectReader(params)
        let sender = PingSender(reading: &reader)
        let body = reader.string("body")
        let xml = reader.required("body", body) ?? ""
        try reader.finish()
        return ["body": .string(try await pingDesk().pingback(Array(xml.utf8), from: sender))]
    }

    /// Answers a trackback's form.
    func trackback(_ params: JSONValue) async throws -> JSONValue {
        var reader = ObjectReader(params)
        let sender = PingSender(reading: &reader)
        let target = reader.string("target")
        let post = reader.required("target", target) ?? ""
        let body = reader.string("body")
        let form = reader.required("body", body) ?? ""
        try reader.finish()
        let reply = try await pingDesk().trackback(Array(form.utf8), target: post, from: sender)
        return ["body": .string(reply)]
    }

    /// Answers a webmention's form.
    func webmention(_ params: JSONValue) async throws -> JSONValue {
        var reader = ObjectReader(params)
        let sender = PingSender(reading: &reader)
        let body = reader.string("body")
        let form = reader.required("body", body) ?? ""
        try reader.finish()
        return try await pingDesk().webmention(Array(form.utf8), from: sender).json
    }

    private func pingDesk() throws -> PingDesk {
        guard let pings else { throw RPCError(.methodNotFound, "pings are not taken here") }
        return pings
    }
}

extension PingSender {
    /// Reads `ip` and `user_agent`.
    init(reading reader: inout ObjectReader) {
        self.init(ip: reader.string("ip"), userAgent: reader.string("user_agent"))
    }
}

extension WebmentionReply {
    /// As the method `webmention` and the command print it.
    public var json: JSONValue {
        [
            "http_status": .integer(Int64(status)), "message": .string(message),
            "id": id.map { .string($0.text) } ?? .null,
        ]
    }
}
