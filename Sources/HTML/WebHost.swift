import Text

/// The host of a URL (WHATWG URL standard, "host parsing").
enum WebHost {
    /// The host in lower-case ASCII, nil if it is empty or invalid.
    static func ascii(_ host: String, isSpecial: Bool) -> String? {
        if host.hasPrefix("[") {
            guard host.hasSuffix("]") else { return nil }
            return IPv6Literal.normalised(host.dropFirst().dropLast())
        }
        guard isSpecial else { return host.isEmpty || hasForbidden(host) ? nil : host }
        let decoded = percentDecoded(host)
        guard let name = try? InternationalDomain.ascii(decoded), !name.isEmpty, name != ".",
            !hasForbidden(name)
        else { return nil }
        guard IPv4Literal.endsInNumber(name) else { return name }
        return IPv4Literal.normalised(name)
    }

    private static func percentDecoded(_ host: String) -> String {
        guard host.utf8.contains(0x25) else { return host }
        let bytes = Array(host.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x25, index + 2 < bytes.count,
                let high = hexValue(bytes[index + 1]), let low = hexValue(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// Forbidden domain code points: controls, space and ``"#%/:<>?@[\]^`{|}``.
    private static func hasForbidden(_ name: String) -> Bool {
        name.utf8.contains { byte in
            switch byte {
            case 0...0x20, 0x22, 0x23, 0x25, 0x2F, 0x3A, 0x3C, 0x3E, 0x3F, 0x40, 0x5B...0x5E, 0x60,
                0x7B...0x7D, 0x7F:
                true
            default: false
            }
        }
    }
}
