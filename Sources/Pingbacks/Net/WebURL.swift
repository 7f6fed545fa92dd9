import HTML

/// An absolute http or https URL in the one form that is asked for and compared.
public struct WebURL: Sendable, Hashable, CustomStringConvertible {
    /// Its parts; the host is ASCII in lower case.
    public let address: WebAddress
    /// The host in lower-case ASCII, IPv6 in brackets.
    public let host: String

    /// Reads an absolute URL as browsers do; nil for another scheme, for one with a user name, or
    /// for one longer than 2,000 bytes.
    public init?(_ text: String) {
        guard text.utf8.count <= 2_000, let address = WebAddress(parsing: text) else { return nil }
        self.init(address)
    }

    private init?(_ address: WebAddress) {
        guard address.scheme == "http" || address.scheme == "https", !address.hasCredentials,
            let host = address.host
        else { return nil }
        self.address = address
        self.host = host
    }

    /// Reads a reference as it stands in a page at this URL (RFC 3986, section 5.2).
    public func resolving(_ reference: String) -> WebURL? {
        guard reference.utf8.count <= 2_000 else { return nil }
        return WebURL(URLReference(reference, base: self).text)
    }

    /// The port, also where it is the scheme's own.
    public var port: UInt16 {
        UInt16(address.port ?? (address.scheme == "https" ? 443 : 80))
    }

    /// Scheme, host and, unless it is the scheme's own, port.
    public var origin: String {
        "\(address.scheme)://\(host)" + (address.port.map { ":\($0)" } ?? "")
    }

    /// The URL without its fragment, fit to be sent: what a URL can't hold is percent-encoded.
    public var text: String {
        let query = address.query.map { "?\($0)" } ?? ""
        return origin + Self.encoded(address.path + query)
    }

    /// The URL, without its fragment.
    public var description: String { text }

    /// Percent-encodes controls, spaces, quotes, angle brackets and all that is not ASCII.
    private static func encoded(_ text: String) -> String {
        let isPlain: (UInt8) -> Bool = { byte in
            byte > 0x20 && byte < 0x7F && !"\"<>`{}|\\^".utf8.contains(byte)
        }
        if text.utf8.allSatisfy(isPlain) { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
