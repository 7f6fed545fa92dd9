import CJansson

/// The fence around libjansson: the only file that touches its pointers.
enum Jansson {
    /// Parses a text that was checked for size, encoding and depth.
    static func value(of bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> JSONValue {
        var error = json_error_t()
        let flags = Int(JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL)
        let parsed = bytes.withMemoryRebound(to: CChar.self) { text in
            // An empty buffer may have no address, which jansson would call a wrong argument.
            guard let start = text.baseAddress else { return json_loadb("", 0, flags, &error) }
            return json_loadb(start, text.count, flags, &error)
        }
        guard let parsed else { throw JSONFault(error, of: bytes).error }
        defer { json_decref(parsed) }
        return value(of: parsed)
    }

    /// Copies a value and all in it; the recursion is bounded by the depth that was checked.
    private static func value(of node: UnsafeMutablePointer<json_t>) -> JSONValue {
        switch node.pointee.type {
        case JSON_OBJECT: .object(object(of: node))
        case JSON_ARRAY: .array(array(of: node))
        case JSON_STRING: .string(string(of: node))
        case JSON_INTEGER: .integer(json_integer_value(node))
        case JSON_REAL: .real(json_real_value(node))
        case JSON_TRUE: .bool(true)
        case JSON_FALSE: .bool(false)
        default: .null
        }
    }

    private static func array(of node: UnsafeMutablePointer<json_t>) -> [JSONValue] {
        let count = json_array_size(node)
        var elements: [JSONValue] = []
        elements.reserveCapacity(count)
        for index in 0..<count {
            guard let element = json_array_get(node, index) else { continue }
            elements.append(value(of: element))
        }
        return elements
    }

    private static func object(of node: UnsafeMutablePointer<json_t>) -> JSONObject {
        var members: [JSONObject.Member] = []
        members.reserveCapacity(json_object_size(node))
        var place = json_object_iter(node)
        while let current = place {
            if let key = json_object_iter_key(current), let item = json_object_iter_value(current) {
                let name = text(key, count: json_object_iter_key_len(current))
                members.append(JSONObject.Member(key: name, value: value(of: item)))
            }
            place = json_object_iter_next(node, current)
        }
        return JSONObject(uniqueMembers: members)
    }

    private static func string(of node: UnsafeMutablePointer<json_t>) -> String {
        guard let start = json_string_value(node) else { return "" }
        return text(start, count: json_string_length(node))
    }

    private static func text(_ start: UnsafePointer<CChar>, count: Int) -> String {
        start.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
            String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
        }
    }
}
