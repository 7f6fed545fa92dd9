/// The fields of a form, `application/x-www-form-urlencoded`, as bytes: their encoding is another
/// field.
struct FormFields {
    private var fields: [(name: String, value: [UInt8])] = []

    /// Fields that are looked at.
    private static let limit = 50

    init(_ body: [UInt8]) {
        for pair in body.split(separator: UInt8(ascii: "&"), maxSplits: Self.limit) {
            let end = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let name = String(decoding: Self.decoded(pair[..<end]), as: UTF8.self)
            fields.append((name, Self.decoded(pair[end...].dropFirst())))
        }
    }

    /// The encoding that the form names.
    var charset: String? { text("charset", nil) }

    /// The first field of that name, in the named encoding; nil without it.
    func text(_ name: String, _ label: String?) -> String? {
        fields.first { $0.name == name }.map { PageText.utf8(form: $0.value, label: label) }
    }

    private static func decoded(_ part: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = part
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                result.append(0x20)
            } else if byte == UInt8(ascii: "%"), let value = hex(rest.prefix(2)) {
                result.append(value)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return result
    }

    private static func hex(_ pair: ArraySlice<UInt8>) -> UInt8? {
        guard pair.count == 2, pair.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit })
        else { return nil }
        return UInt8(String(decoding: pair, as: UTF8.self), radix: 16)
    }

    /// Writes fields as a form.
    static func form(_ fields: [(String, String)]) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for (name, value) in fields {
            if !result.isEmpty { result.append(UInt8(ascii: "&")) }
            result += Array(name.utf8) + [UInt8(ascii: "=")]
            for byte in value.utf8 {
                let isPlain =
                    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || "-._".utf8.contains(byte)
                result += isPlain ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return result
    }
}
