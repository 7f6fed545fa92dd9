/// What makes two URLs the same post.
///
/// The scheme, the fragment, a default port, a trailing slash, the case of the host and the
/// tracking parameters (`utm_…`, `fbclid`, `gclid`, `mc_cid`, `mc_eid`) make no difference.
public struct PostIdentity: Sendable, Hashable {
    /// `host[:port]/path[?query]`.
    public let text: String
    /// The path's segments, percent-encoded as given.
    let segments: [Substring]
    /// The query, if any of it counts.
    let query: String

    /// Reads a post's URL; nil unless it is absolute http or https with a host.
    public init?(url: String) {
        guard let schemeEnd = url.utf8Range(of: "://"),
            ["http", "https"].contains(url[..<schemeEnd.lowerBound].lowercased())
        else { return nil }
        var rest = url[schemeEnd.upperBound...]
        rest = rest.prefix { $0 != "#" }
        let authorityEnd = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        var host = rest[..<authorityEnd].lowercased()
        for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
        guard !host.isEmpty, !host.contains("@") else { return nil }
        let path = rest[authorityEnd...].prefix { $0 != "?" }
        segments = path.split(separator: "/", omittingEmptySubsequences: true)
        let parameters = rest[path.endIndex...].dropFirst().split(separator: "&")
        query = parameters.filter { !Self.isTracking($0) }.joined(separator: "&")
        text = host + "/" + segments.joined(separator: "/") + (query.isEmpty ? "" : "?\(query)")
    }

    private static func isTracking(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return name.hasPrefix("utm_") || ["fbclid", "gclid", "mc_cid", "mc_eid"].contains(name)
    }

    /// The folder names this post may have, in order of preference.
    ///
    /// The first is the path alone if it reads well as a name and nothing of it is lost; the last
    /// carries 16 hexadecimal digits of a hash and is this post's only.
    public var keys: [PostKey] {
        let plain = segments.joined(separator: "_")
        let marked = PostKey(safe: "\(readable)-\(Self.hash(text))")
        guard query.isEmpty, plain.utf8.count <= 100, !Self.isReserved(plain),
            segments.allSatisfy({ !$0.contains("_") }), !plain.contains(".."),
            let key = PostKey(plain)
        else { return [marked] }
        return [key, marked]
    }

    private var readable: String {
        var name: [UInt8] = []
        for byte in (segments + [query[...]]).joined(separator: "_").lowercased().utf8 {
            let isSafe = PostKey.isAlphanumeric(byte) || byte == UInt8(ascii: "_")
            if isSafe { name.append(byte) } else if name.last != UInt8(ascii: "-") {
                name.append(UInt8(ascii: "-"))
            }
            if name.count == 80 { break }
        }
        let trimmed = name.drop { !PostKey.isAlphanumeric($0) }
        return trimmed.isEmpty ? "post" : String(decoding: trimmed, as: UTF8.self)
    }

    /// Names that mean a device on some systems, or that generators treat in a special way.
    private static func isReserved(_ name: String) -> Bool {
        let stem = name.prefix { $0 != "." }
        if ["con", "prn", "aux", "nul", "index", "post"].contains(stem) { return true }
        return stem.count == 4 && (stem.hasPrefix("com") || stem.hasPrefix("lpt"))
            && stem.last?.isNumber == true
    }

    /// FNV-1a, 64 bits: it spreads names, and guards nothing.
    private static func hash(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension String {
    /// The first place of `needle`, compared byte by byte.
    fileprivate func utf8Range(of needle: String) -> Range<String.Index>? {
        var start = utf8.startIndex
        let pattern = Array(needle.utf8)
        while start < utf8.endIndex {
            if utf8[start...].starts(with: pattern) {
                return start..<utf8.index(start, offsetBy: pattern.count)
            }
            start = utf8.index(after: start)
        }
        return nil
    }
}
