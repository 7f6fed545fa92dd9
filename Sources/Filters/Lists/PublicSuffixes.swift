import Moderation

/// The Public Suffix List: below which domains strangers get names of their own.
///
/// libpsl and its list are loaded when first asked, which takes about a millisecond.
public enum PublicSuffixes {
    /// Who hands out the names below a suffix.
    public enum Kind: Sendable, Hashable {
        /// A registry, for a country or the world: `com`, `co.uk`.
        case registry
        /// A company, for its customers: `github.io`.
        case company
    }

    /// Whether this machine has libpsl; without it nothing is a suffix.
    public static var isAvailable: Bool { SuffixLibrary.shared != nil }

    /// What a domain is.
    ///
    /// - Parameter domain: in lower case and ASCII, without a dot at its end.
    /// - Returns: nil if it is no public suffix.
    public static func kind(of domain: String) -> Kind? {
        guard isReadable(domain), let library = SuffixLibrary.shared else { return nil }
        if library.isSuffix(domain, .registry) { return .registry }
        return library.isSuffix(domain, .company) ? .company : nil
    }

    /// The part of a host that its owner registered: `example.co.uk` of `www.example.co.uk`.
    ///
    /// - Parameter host: in lower case and ASCII, without a dot at its end.
    /// - Returns: nil for a public suffix, an IP address, or without libpsl.
    public static func registrableDomain(of host: String) -> String? {
        guard isReadable(host), IPAddress(parsing: host) == nil,
            let offset = SuffixLibrary.shared?.registrableOffset(in: host)
        else { return nil }
        return String(decoding: host.utf8.dropFirst(offset), as: UTF8.self)
    }

    /// Not longer than any host can be, nor cut short as a C string.
    private static func isReadable(_ domain: String) -> Bool {
        (1...253).contains(domain.utf8.count) && !domain.utf8.contains(0)
    }
}
