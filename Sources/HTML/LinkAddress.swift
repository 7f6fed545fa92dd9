/// Reads what people write as a link target.
enum LinkAddress {
    /// The address of a URL, with `http` assumed for `www.…`, `//…` and bare domains, and meant
    /// by `hxxp`.
    static func parse(_ url: String) -> WebAddress? {
        var cleaned = WebAddress.cleaned(url)
        if cleaned.prefix(4).lowercased() == "hxxp" { cleaned = "http" + cleaned.dropFirst(4) }
        if let address = WebAddress(parsing: cleaned), !isHostAndPort(cleaned) { return address }
        guard looksExternal(cleaned) else { return nil }
        return WebAddress(parsing: cleaned, assumingScheme: "http")
    }

    /// Whether a target without a scheme is meant as another site's.
    private static func looksExternal(_ url: String) -> Bool {
        let bytes = Array(url.utf8.prefix(300))
        if let first = bytes.first, first == 0x2F || first == 0x5C {
            return bytes.count > 1 && (bytes[1] == 0x2F || bytes[1] == 0x5C)
        }
        let end = bytes.firstIndex { [0x2F, 0x3A, 0x3F, 0x23, 0x5C].contains($0) } ?? bytes.count
        let host = bytes[..<end]
        if let dot = host.lastIndex(of: 0x2E), TopLevelDomain.isInternational(host[(dot + 1)...]) {
            return true
        }
        return TopLevelDomain.isHost(host, hasPath: end < bytes.count)
    }

    private static func isHostAndPort(_ url: String) -> Bool {
        guard let colon = url.utf8.firstIndex(of: 0x3A) else { return false }
        return url[..<colon].contains(".")
    }
}
