/// A cleaned URL, cut at its delimiters; nothing is decoded yet.
struct AddressSplit {
    static let defaultPorts = ["http": 80, "https": 443, "ftp": 21, "ws": 80, "wss": 443]

    let scheme: String
    let authority: String?
    let path: String
    let query: String?
    let fragment: String?

    var isSpecial: Bool { Self.defaultPorts[scheme] != nil }

    init?(_ text: String, assumingScheme assumed: String?) {
        var rest = Array(text.utf8)[...]
        if let end = Self.schemeEnd(in: rest), assumed == nil || Self.isScheme(rest, end: end) {
            scheme = String(decoding: rest[..<end], as: UTF8.self).lowercased()
            rest = rest[(end + 1)...]
        } else if let assumed {
            scheme = assumed
        } else {
            return nil
        }
        let isSpecial = Self.defaultPorts[scheme] != nil
        let tail = Self.cutTail(of: &rest)
        query = tail.query
        fragment = tail.fragment
        let isSlash: (UInt8) -> Bool = { $0 == 0x2F || isSpecial && $0 == 0x5C }
        guard isSpecial || rest.starts(with: [0x2F, 0x2F]) else {
            authority = nil
            path = String(decoding: rest, as: UTF8.self)
            return
        }
        rest = isSpecial ? rest.drop(while: isSlash) : rest.dropFirst(2)
        let end = rest.firstIndex(where: isSlash) ?? rest.endIndex
        authority = String(decoding: rest[..<end], as: UTF8.self)
        path = end == rest.endIndex ? "/" : String(decoding: rest[end...], as: UTF8.self)
    }

    /// The index of the colon after a scheme.
    private static func schemeEnd(in bytes: ArraySlice<UInt8>) -> Int? {
        for (index, byte) in zip(bytes.indices, bytes) {
            switch byte {
            case 0x61...0x7A, 0x41...0x5A: continue
            case 0x30...0x39, 0x2B, 0x2D, 0x2E:
                if index == bytes.startIndex { return nil }
            case 0x3A: return index == bytes.startIndex ? nil : index
            default: return nil
            }
        }
        return nil
    }

    /// Whether what looks like a scheme is one, and not a host before its port (`example.com:80`).
    private static func isScheme(_ bytes: ArraySlice<UInt8>, end: Int) -> Bool {
        if bytes[..<end].contains(0x2E) { return false }
        let next = bytes[(end + 1)...].first
        return !(next.map { 0x30...0x39 ~= $0 } ?? false)
    }

    private static func cutTail(
        of rest: inout ArraySlice<UInt8>
    ) -> (query: String?, fragment: String?) {
        var query: String?
        var fragment: String?
        if let hash = rest.firstIndex(of: 0x23) {
            fragment = String(decoding: rest[(hash + 1)...], as: UTF8.self)
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: 0x3F) {
            query = String(decoding: rest[(mark + 1)...], as: UTF8.self)
            rest = rest[..<mark]
        }
        return (query, fragment)
    }
}
