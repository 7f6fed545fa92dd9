/// What makes two URLs the same post.
///
/// The scheme, the fragment, a default port, empty and dot segments of the path, a trailing slash,
/// the case of the host, the form of percent-encoding (RFC 3986, section 6.2.2) and the tracking
/// parameters (`utm_…`, `fbclid`, `gclid`, `mc_cid`, `mc_eid`) make no difference.
public struct PostIdentity: Sendable, Hashable {
    /// `host[:port]/path[?query]`; the path and query are ASCII.
    public let text: String
    /// The path's segments, percent-encoded only where they must be.
    let segments: [String]
    /// The query, if any of it counts.
    let query: String

    /// Reads a post's URL; nil unless it is absolute http or https with a host and without
    /// userinfo.
    public init?(url: String) {
        guard let parts = URLParts(url), let host = Self.host(parts.authority) else { return nil }
        segments = Self.segments(parts.path)
        let parameters = parts.query.split(separator: UInt8(ascii: "&")).map(PercentEncoding.text)
        query = parameters.filter { !Self.isTracking($0) }.joined(separator: "&")
        text = host + "/" + segments.joined(separator: "/") + (query.isEmpty ? "" : "?\(query)")
    }

    /// The host in lower case, with its port unless that is a default one.
    private static func host(_ authority: Substring) -> String? {
        var host = authority.lowercased()
        for port in [":80", ":443", ":"] where host.utf8.ends(with: port) {
            host = String(decoding: host.utf8.dropLast(port.utf8.count), as: UTF8.self)
            break
        }
        let isSound = host.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !barred.contains($0) }
        return host.isEmpty || !isSound ? nil : host
    }

    /// What no host name has, after the URL Standard, section 3.1.
    private static let barred = Array("@<>\"\\^`{|}%".utf8)

    private static func segments(_ path: Substring.UTF8View) -> [String] {
        var segments: [String] = []
        for part in path.split(separator: UInt8(ascii: "/")) {
            switch PercentEncoding.text(part) {
            case ".": break
            case "..": _ = segments.popLast()
            case let segment: segments.append(segment)
            }
        }
        return segments
    }

    private static func isTracking(_ parameter: String) -> Bool {
        let name = String(
            decoding: parameter.utf8.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self
        )
        .lowercased()
        return name.hasPrefix("utm_") || ["fbclid", "gclid", "mc_cid", "mc_eid"].contains(name)
    }
}

/// A web address cut at its marks, byte by byte: a mark followed by a combining character is one
/// `Character` that a search for the mark would miss.
private struct URLParts {
    let authority: Substring
    let path: Substring.UTF8View
    let query: Substring.UTF8View

    init?(_ url: String) {
        let bytes = url.utf8
        let schemeEnd = bytes.prefix(6).firstIndex(of: UInt8(ascii: ":"))
        guard let schemeEnd, ["http", "https"].contains(url[..<schemeEnd].lowercased()) else {
            return nil
        }
        let marks = "://".utf8
        guard bytes[schemeEnd...].starts(with: marks) else { return nil }
        let rest = bytes[schemeEnd...].dropFirst(marks.count).prefix { $0 != UInt8(ascii: "#") }
        let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        self.authority = Substring(authority)
        path = rest[authority.endIndex...].prefix { $0 != UInt8(ascii: "?") }
        query = rest[path.endIndex...].dropFirst()
    }
}

extension String.UTF8View {
    fileprivate func ends(with suffix: String) -> Bool {
        reversed().starts(with: suffix.utf8.reversed())
    }
}
