import Text

/// A URL, taken apart as browsers do (WHATWG URL standard, in what matters here).
///
/// Tabs and line breaks are removed, backslashes are slashes, hosts are percent-decoded and put
/// into ASCII, numeric hosts become dotted IPv4 addresses, whatever base they are written in.
public struct WebAddress: Sendable, Hashable {
    /// Lower case, without the colon.
    public let scheme: String
    /// Lower-case ASCII, IPv6 in brackets; nil for schemes without hosts, such as `mailto`.
    public let host: String?
    /// The host with its `xn--` labels decoded; equal to `host` where nothing is encoded.
    public let unicodeHost: String?
    /// Nil if absent or the default of the scheme.
    public let port: Int?
    /// As written, with its leading slash; for schemes without hosts all that follows the colon.
    public let path: String
    /// As written, without `?`; nil if absent.
    public let query: String?
    /// As written, without `#`; nil if absent.
    public let fragment: String?
    /// Whether a user name or password stands before the host.
    public let hasCredentials: Bool

    /// Parses an absolute URL; nil if it has no scheme or an invalid host or port.
    public init?(parsing string: String) {
        self.init(parsing: string, assumingScheme: nil)
    }

    /// Parses a URL; one without a scheme (`example.com/x`, `//example.com`) is read as if
    /// `scheme` stood before it. Nil if its host or port is invalid.
    public init?(parsing string: String, assumingScheme scheme: String?) {
        if let plain = PlainAddress(string) {
            self.init(plain)
            return
        }
        self.init(carefully: string, assumingScheme: scheme)
    }

    /// Parses a URL by all of the standard's rules.
    init?(carefully string: String, assumingScheme scheme: String?) {
        let text = Self.cleaned(string)
        guard let split = AddressSplit(text, assumingScheme: scheme) else { return nil }
        self.init(split)
    }

    private init(_ plain: PlainAddress) {
        scheme = plain.isSecure ? "https" : "http"
        host = plain.host
        unicodeHost = plain.host
        port = nil
        path = plain.path
        query = plain.query
        fragment = plain.fragment
        hasCredentials = false
    }

    private init?(_ split: AddressSplit) {
        scheme = split.scheme
        path = split.path
        query = split.query
        fragment = split.fragment
        guard let authority = split.authority else {
            host = nil
            unicodeHost = nil
            port = nil
            hasCredentials = false
            return
        }
        let parts = AddressAuthority(authority)
        guard let parts, let host = WebHost.ascii(parts.host, isSpecial: split.isSpecial) else {
            return nil
        }
        self.host = host
        unicodeHost = host.hasPrefix("[") ? host : InternationalDomain.unicode(host)
        port = parts.port == AddressSplit.defaultPorts[split.scheme] ? nil : parts.port
        hasCredentials = parts.hasCredentials
    }

    /// Without surrounding controls and spaces, and without any tabs and line breaks.
    static func cleaned(_ string: String) -> String {
        let needsWork = string.utf8.contains { $0 <= 0x20 }
        guard needsWork else { return string }
        let trimmed = string.unicodeScalars.drop { $0.value <= 0x20 }
        var result = String.UnicodeScalarView()
        result.append(
            contentsOf: trimmed.filter { $0.value != 0x09 && $0.value != 0x0A && $0.value != 0x0D })
        while let last = result.last, last.value <= 0x20 { result.removeLast() }
        return String(result)
    }
}
