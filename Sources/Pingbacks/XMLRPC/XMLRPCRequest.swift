/// Writes calls of XML-RPC, as ASCII.
public enum XMLRPCRequest {
    /// A call of `pingback.ping`.
    public static func pingback(source: String, target: String) -> String {
        let parameters = [source, target].map {
            "<param><value><string>\(XMLRPCReply.escaped($0))</string></value></param>"
        }
        return "<?xml version=\"1.0\"?>\n<methodCall><methodName>pingback.ping</methodName>"
            + "<params>\(parameters.joined())</params></methodCall>\n"
    }
}
