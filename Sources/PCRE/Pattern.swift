import CPCRE2

/// A compiled regular expression: PCRE2 in UTF mode, under limits.
///
/// Matching is thread safe; one value may be used by any number of tasks at once.
public struct Pattern: Sendable {
    /// The longest source that is accepted, in bytes of UTF-8.
    public static let maximumSourceByteCount = 32 << 10

    /// The pattern as it was given.
    public let source: String
    /// The options it was compiled with.
    public let options: Options
    /// Bounds on each search.
    public internal(set) var limits: MatchLimits
    /// Number of capturing groups; 0 for a pattern without any.
    public let captureCount: Int
    /// Whether machine code was made for it; otherwise it is interpreted, more slowly.
    public let isJITCompiled: Bool
    /// Whether it matches the empty subject, or could match somewhere without consuming anything.
    ///
    /// PCRE2 answers yes where it cannot tell, and for a bare assertion such as `(?=x)` or `\b`.
    public let matchesEmptyString: Bool

    let code: Code
    let groups: [String: [Int]]
    let searchesWhole: Bool

    /// Compiles a pattern.
    ///
    /// The source cannot change the mode it is compiled in: option verbs at its start, such as
    /// `(*UTF)`, `(*NO_JIT)`, `(*LIMIT_MATCH=9)` or `(*CRLF)`, and `\C` are refused. Inline
    /// options such as `(?i)` work; callouts do nothing.
    ///
    /// - Throws: `PatternError` with PCRE2's message and the offset in the source.
    public init(
        _ source: String, options: Options = [], limits: MatchLimits = .standard
    ) throws(PatternError) {
        guard source.utf8.count <= Self.maximumSourceByteCount else {
            throw PatternError(
                message: "pattern is longer than \(Self.maximumSourceByteCount) bytes",
                utf8Offset: Self.maximumSourceByteCount)
        }
        if !options.contains(.literal), let name = LeadingVerb.name(in: source) {
            throw PatternError(message: "(*\(name)) is not allowed in a pattern", utf8Offset: 2)
        }
        code = try Code(source, options: options)
        groups = code.groups()
        captureCount = Int(code.number(PCRE2_INFO_CAPTURECOUNT))
        isJITCompiled = code.isJITCompiled
        matchesEmptyString = code.number(PCRE2_INFO_MATCHEMPTY) != 0
        let isAnchored = code.number(PCRE2_INFO_ALLOPTIONS) & PCRE2_ANCHORED != 0
        searchesWhole = isAnchored || source.contains(#"\G"#)
        self.source = source
        self.options = options
        self.limits = limits
    }

    /// The names of its named groups, sorted.
    public var names: [String] { groups.keys.sorted() }

    /// Whether it matches the empty subject; a probe, so a match limit counts as yes.
    public var matchesEmptySubject: Bool { (try? isMatch(in: "")) ?? true }
}
