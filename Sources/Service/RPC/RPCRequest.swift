import JSON

/// One request of JSON-RPC 2.0 (section 4).
struct RPCRequest: Sendable {
    /// The caller's mark, to be given back; nil for a notification, which gets no reply.
    var id: JSONValue?
    /// What to do.
    var method: String
    /// With what; an empty object if absent.
    var params: JSONValue

    /// Reads a request.
    ///
    /// - Throws: `RPCRejection`, with the id if it could be made out.
    init(json: JSONValue) throws(RPCRejection) {
        guard let object = json.objectValue else {
            throw RPCRejection(.invalidRequest, "a request is an object, this is: \(json.kind)")
        }
        let id = object["id"]
        switch id {
        case nil, .string, .integer, .real, .null: self.id = id
        default:
            throw RPCRejection(.invalidRequest, "the id must be a string, a number or null")
        }
        guard object["jsonrpc"] == "2.0" else {
            throw RPCRejection(.invalidRequest, "the member jsonrpc must be \"2.0\"", id: id)
        }
        guard let method = object["method"]?.stringValue else {
            throw RPCRejection(.invalidRequest, "the member method must be a string", id: id)
        }
        for key in object.keys where !["jsonrpc", "id", "method", "params"].contains(key) {
            throw RPCRejection(.invalidRequest, "unknown member \(key)", id: id)
        }
        self.method = method
        params = object["params"] ?? [:]
    }
}

/// A request that could not be read.
struct RPCRejection: Error {
    var error: RPCError
    var id: JSONValue

    init(_ code: RPCError.Code, _ message: String, id: JSONValue? = nil) {
        error = RPCError(code, message)
        self.id = id ?? .null
    }
}
