/// Writes values as JSON text.
struct JSONWriter {
    let isPretty: Bool
    let sortsKeys: Bool

    func write(_ value: JSONValue, into bytes: inout [UInt8], indent: Int) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(true): bytes.append(contentsOf: "true".utf8)
        case .bool(false): bytes.append(contentsOf: "false".utf8)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .real(let number): writeReal(number, into: &bytes)
        case .string(let text): Self.writeString(text, into: &bytes)
        case .array(let elements): writeArray(elements, into: &bytes, indent: indent)
        case .object(let object): writeObject(object, into: &bytes, indent: indent)
        }
    }

    private func writeReal(_ number: Double, into bytes: inout [UInt8]) {
        // Swift's description is the shortest that reads back, with a point or an exponent.
        let text = number.isFinite ? number.description : "null"
        bytes.append(contentsOf: text.utf8)
    }

    private func writeArray(_ elements: [JSONValue], into bytes: inout [UInt8], indent: Int) {
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for element in elements {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            breakLine(into: &bytes, indent: indent + 2)
            write(element, into: &bytes, indent: indent + 2)
        }
        if !isFirst { breakLine(into: &bytes, indent: indent) }
        bytes.append(UInt8(ascii: "]"))
    }

    private func writeObject(_ object: JSONObject, into bytes: inout [UInt8], indent: Int) {
        var members = object.members
        if sortsKeys { members.sort { JSONKey($0.key) < JSONKey($1.key) } }
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for member in members {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            breakLine(into: &bytes, indent: indent + 2)
            Self.writeString(member.key, into: &bytes)
            bytes.append(UInt8(ascii: ":"))
            if isPretty { bytes.append(UInt8(ascii: " ")) }
            write(member.value, into: &bytes, indent: indent + 2)
        }
        if !isFirst { breakLine(into: &bytes, indent: indent) }
        bytes.append(UInt8(ascii: "}"))
    }

    private func breakLine(into bytes: inout [UInt8], indent: Int) {
        guard isPretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    }

    private static func writeString(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { JSONEscapes.write($0, into: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }
}
