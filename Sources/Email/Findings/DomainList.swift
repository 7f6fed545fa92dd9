/// A set of domains read from text; each stands for itself and everything below it.
public struct DomainList: Sendable, Hashable {
    private var domains: Set<String> = []

    /// How many domains are listed.
    public var count: Int { domains.count }

    /// A list of nothing.
    public init() {}

    /// Reads a list: a domain a line, blank lines and everything from `#` on left out.
    ///
    /// Case does not matter; international domains may be in either form, and `*.`, `.` or `@`
    /// before a domain is dropped. Lines may end in `\n` or `\r\n`.
    ///
    /// - Parameter text: The list.
    /// - Throws: The first line that is not a domain.
    public init(parsing text: String) throws(DomainListError) {
        var number = 0
        for line in text.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false) {
            number += 1
            guard let entry = Self.entry(in: Substring(line)) else { continue }
            guard let domain = Self.domain(of: entry) else {
                throw DomainListError(line: number, entry: String(entry))
            }
            domains.insert(domain)
        }
    }

    /// Whether a domain, or one above it, is listed.
    ///
    /// - Parameter asciiDomain: A domain as `EmailAddress.asciiDomain` gives it.
    /// - Returns: Whether it is; never for an empty list.
    public func contains(_ asciiDomain: String) -> Bool {
        guard !domains.isEmpty else { return false }
        if domains.contains(asciiDomain) { return true }
        var rest = asciiDomain[...]
        while let dot = rest.utf8.firstIndex(of: .dot) {
            rest = rest[rest.utf8.index(after: dot)...]
            if domains.contains(String(rest)) { return true }
        }
        return false
    }

    /// The domain of a line as typed, without comment and surrounding space; nil for none.
    private static func entry(in line: Substring) -> Substring? {
        var entry = line.prefix { $0 != "#" }.utf8[...]
        let isSpace = { (byte: UInt8) in byte.isWhiteSpace || byte == .carriageReturn }
        while let first = entry.first, isSpace(first) { entry.removeFirst() }
        while let last = entry.last, isSpace(last) { entry.removeLast() }
        for prefix in ["*.", "@", "."] where entry.starts(with: prefix.utf8) {
            entry.removeFirst(prefix.utf8.count)
            break
        }
        return entry.isEmpty ? nil : Substring(entry)
    }

    private static func domain(of entry: Substring) -> String? {
        guard entry.utf8.contains(.dot) else {
            let isLabel = entry.utf8.allSatisfy { $0.isLetterOrDigit || $0 == .hyphen }
            return isLabel ? entry.lowercased() : nil
        }
        let parser = EmailParser(level: .smtp, allowsAddressLiteral: false)
        return try? parser.parse("a@" + entry).asciiDomain
    }
}
