/// Domains set aside for examples, tests and local networks; no mail arrives there.
enum ReservedDomains {
    static func contains(_ asciiDomain: String) -> Bool {
        guard let dot = asciiDomain.utf8.lastIndex(of: .dot) else {
            return topLevel.contains(asciiDomain)
        }
        let top = asciiDomain[asciiDomain.utf8.index(after: dot)...]
        if topLevel.contains(String(top)) { return true }
        let name = asciiDomain[..<dot].utf8
        let start = name.lastIndex(of: .dot).map { name.index(after: $0) } ?? name.startIndex
        return asciiDomain[start...].hasPrefix("example.")
            && secondLevel.contains(String(asciiDomain[start...]))
    }

    /// RFC 2606 and 6761; RFC 6762 (local), 7686 (onion), 9476 (alt), 3172 (arpa), ICANN 2024
    /// (internal); the last four are in no standard, but only in use inside.
    private static let topLevel: Set<String> = [
        "test", "example", "invalid", "localhost", "local", "onion", "alt", "internal", "arpa",
        "lan", "home", "corp", "localdomain",
    ]

    private static let secondLevel: Set<String> = ["example.com", "example.net", "example.org"]
}
