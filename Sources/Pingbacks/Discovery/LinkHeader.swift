/// The values of a `Link` header (RFC 8288).
struct LinkHeader {
    /// The target as written, and what it is to the page, in lower case.
    var links: [(reference: String, relations: [String])] = []

    /// Values that are looked at.
    private static let limit = 200

    /// Reads one header's value, which may hold several links; what can't be read is left out.
    init(_ value: String) {
        var rest = Array(value.utf8.prefix(16_384))[...]
        while links.count < Self.limit, let open = rest.firstIndex(of: UInt8(ascii: "<")),
            let close = rest[open...].firstIndex(of: UInt8(ascii: ">"))
        {
            let reference = String(decoding: rest[(open + 1)..<close], as: UTF8.self)
            rest = rest[(close + 1)...]
            links.append((reference, Self.relations(&rest)))
        }
    }

    /// The first `rel` of the parameters that follow, up to the next comma outside quotes.
    private static func relations(_ rest: inout ArraySlice<UInt8>) -> [String] {
        var found: [String]?
        while let parameter = parameter(&rest) {
            guard parameter.name == "rel", found == nil else { continue }
            found = parameter.value.lowercased().split(separator: " ").map(String.init)
        }
        return found ?? []
    }

    private static func parameter(
        _ rest: inout ArraySlice<UInt8>
    ) -> (name: String, value: String)? {
        rest = rest.drop { $0 <= 0x20 }
        guard rest.first == UInt8(ascii: ";") else {
            if rest.first == UInt8(ascii: ",") { rest = rest.dropFirst() }
            return nil
        }
        rest = rest.dropFirst()
        let name = rest.prefix { !"=;,".utf8.contains($0) }
        rest = rest[name.endIndex...]
        var value: [UInt8] = []
        if rest.first == UInt8(ascii: "=") {
            rest = rest.dropFirst().drop { $0 <= 0x20 }
            value = rest.first == UInt8(ascii: "\"") ? quoted(&rest) : token(&rest)
        }
        return (
            XMLRPCReader.trimmed(String(decoding: name, as: UTF8.self)).lowercased(),
            XMLRPCReader.trimmed(String(decoding: value, as: UTF8.self))
        )
    }

    private static func token(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
        let token = rest.prefix { !";,".utf8.contains($0) }
        rest = rest[token.endIndex...]
        return Array(token)
    }

    private static func quoted(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
        rest = rest.dropFirst()
        var value: [UInt8] = []
        while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\"), let next = rest.popFirst() {
                value.append(next)
            } else {
                value.append(byte)
            }
        }
        return value
    }
}
