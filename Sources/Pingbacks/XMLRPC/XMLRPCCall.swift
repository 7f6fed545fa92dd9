/// One call of XML-RPC: a method and what it is called with.
public struct XMLRPCCall: Sendable, Hashable {
    /// The method's name.
    public var method: String
    /// The parameters in order.
    public var parameters: [XMLRPCValue]

    /// Names a method and its parameters.
    public init(method: String, parameters: [XMLRPCValue]) {
        self.method = method
        self.parameters = parameters
    }

    /// Reads the body of a request: XML in the encoding it declares, else UTF-8.
    ///
    /// - Throws: `XMLRPCFault` −32700 for what is no XML or has a DTD, −32600 for what is no call.
    public init(parsing body: [UInt8]) throws(XMLRPCFault) {
        let root = try XMLNode(parsing: body)
        guard root.name == "methodCall", let name = root.child("methodName") else {
            throw XMLRPCFault(code: -32600, message: "this is not a methodCall")
        }
        method = XMLRPCReader.trimmed(name.text)
        parameters = []
        for param in root.child("params")?.children ?? [] {
            guard param.name == "param", let value = param.child("value") else {
                throw XMLRPCFault(code: -32600, message: "a param has no value")
            }
            parameters.append(try XMLRPCReader.value(value))
        }
    }
}
