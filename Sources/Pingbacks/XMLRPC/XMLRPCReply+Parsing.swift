extension XMLRPCReply {
    /// Reads an answer: its first string, empty if it is another value, or its fault; what is no
    /// answer is fault −32700.
    public static func result(parsing body: [UInt8]) -> Result<String, XMLRPCFault> {
        do {
            let root = try XMLNode(parsing: body)
            if let value = root.child("fault")?.child("value") {
                return .failure(fault(try XMLRPCReader.value(value)))
            }
            guard root.name == "methodResponse",
                let value = root.child("params")?.child("param")?.child("value")
            else { return .failure(XMLRPCFault(code: -32700, message: "this is no answer")) }
            return .success(try XMLRPCReader.value(value).stringValue ?? "")
        } catch {
            return .failure(error)
        }
    }

    private static func fault(_ value: XMLRPCValue) -> XMLRPCFault {
        guard case .structure(let members) = value, case .integer(let code)? = members["faultCode"]
        else { return XMLRPCFault(code: 0, message: "a fault without a code") }
        return XMLRPCFault(code: code, message: members["faultString"]?.stringValue ?? "")
    }
}
