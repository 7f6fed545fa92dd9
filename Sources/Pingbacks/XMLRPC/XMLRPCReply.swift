/// Writes the answers of XML-RPC, as ASCII.
public enum XMLRPCReply {
    /// The answer to a call: a string, or a fault.
    public static func text(_ result: Result<String, XMLRPCFault>) -> String {
        switch result {
        case .success(let text): response("<params><param>\(value(text))</param></params>")
        case .failure(let fault): response("<fault>\(value(fault))</fault>")
        }
    }

    /// The answer to `system.multicall`: of each call a string in an array, or a fault.
    public static func text(of results: [Result<String, XMLRPCFault>]) -> String {
        let values = results.map { result in
            switch result {
            case .success(let text): "<value><array><data>\(value(text))</data></array></value>"
            case .failure(let fault): value(fault)
            }
        }
        return response("<params><param>\(array(values))</param></params>")
    }

    /// An answer that is a list of strings.
    public static func text(list: [String]) -> String {
        response("<params><param>\(array(list.map(value)))</param></params>")
    }

    private static func array(_ values: [String]) -> String {
        "<value><array><data>\(values.joined())</data></array></value>"
    }

    private static func value(_ text: String) -> String {
        "<value><string>\(escaped(text))</string></value>"
    }

    private static func value(_ fault: XMLRPCFault) -> String {
        "<value><struct>"
            + "<member><name>faultCode</name><value><int>\(fault.code)</int></value></member>"
            + "<member><name>faultString</name>\(value(fault.message))</member>"
            + "</struct></value>"
    }

    private static func response(_ content: String) -> String {
        "<?xml version=\"1.0\"?>\n<methodResponse>\(content)</methodResponse>\n"
    }

    /// Text for XML 1.0 in ASCII; characters that it can't have are left out.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE: break
            case _ where scalar.value < 0x7F: result.unicodeScalars.append(scalar)
            default: result += "&#\(scalar.value);"
            }
        }
        return result
    }
}
