/// Makes typed values of elements.
enum XMLRPCReader {
    /// The value of a `value` element; the depth of its elements is bounded by the parser.
    static func value(_ element: XMLNode) throws(XMLRPCFault) -> XMLRPCValue {
        guard let typed = element.children.first else { return .string(element.text) }
        guard element.children.count == 1 else { throw invalid("a value has several types") }
        switch typed.name {
        case "string": return .string(typed.text)
        case "int", "i4", "i8":
            guard let number = Int(trimmed(typed.text)) else { throw invalid("an int is none") }
            return .integer(number)
        case "boolean":
            switch trimmed(typed.text) {
            case "1": return .boolean(true)
            case "0": return .boolean(false)
            default: throw invalid("a boolean is neither 0 nor 1")
            }
        case "double":
            guard let number = Double(trimmed(typed.text)), number.isFinite else {
                throw invalid("a double is none")
            }
            return .double(number)
        case "dateTime.iso8601": return .date(trimmed(typed.text))
        case "base64": return .base64(typed.text)
        case "nil": return .none
        case "array": return .array(try elements(of: typed))
        case "struct": return .structure(try members(of: typed))
        default: throw invalid("a value of an unknown type")
        }
    }

    private static func elements(of array: XMLNode) throws(XMLRPCFault) -> [XMLRPCValue] {
        guard let data = array.child("data") else { throw invalid("an array has no data") }
        var values: [XMLRPCValue] = []
        for child in data.children {
            guard child.name == "value" else { throw invalid("an array has more than values") }
            values.append(try value(child))
        }
        return values
    }

    private static func members(of structure: XMLNode) throws(XMLRPCFault) -> [String: XMLRPCValue]
    {
        var members: [String: XMLRPCValue] = [:]
        for child in structure.children {
            guard child.name == "member", let name = child.child("name"),
                let element = child.child("value")
            else { throw invalid("a struct has more than members") }
            members[name.text] = try value(element)
        }
        return members
    }

    private static func invalid(_ message: String) -> XMLRPCFault {
        XMLRPCFault(code: -32600, message: message)
    }

    /// Without white space around it.
    static func trimmed(_ text: String) -> String {
        let bytes = text.utf8
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
            let last = bytes.lastIndex(where: { $0 > 0x20 })
        else { return "" }
        return String(text[first...last])
    }
}
