import CPCRE2

/// A compiled regular expression: PCRE2 in UTF mode, under limits.
///
/// Matching is thread safe; one value may be used by any number of tasks at once.
public struct Pattern: Sendable {
    /// The longest source that is accepted, in bytes of UTF-8.
    public static let maximumSourceByteCount = 32 << 10

    /// The pattern as it was given.
    public var source: String { code.source }
    /// The options it is compiled with.
    public var options: Options { code.options }
    /// Bounds on each search.
    public internal(set) var limits: MatchLimits
    /// Number of capturing groups; 0 for a pattern without any.
    public var captureCount: Int { code.compiled?.captureCount ?? 0 }
    /// Whether machine code was made for it; otherwise it is interpreted, more slowly.
    public var isJITCompiled: Bool { code.compiled?.isJITCompiled ?? false }
    /// Whether it matches the empty subject, or could match somewhere without consuming anything.
    ///
    /// PCRE2 answers yes where it cannot tell, and for a bare assertion such as `(?=x)` or `\b`.
    public var matchesEmptyString: Bool { code.compiled?.matchesEmptyString ?? true }

    /// Whether what a search takes is measured, so that it must be the same every time.
    var isOnTrial = false
    /// All but the limits, so that copies cost next to nothing.
    let code: LazyCode

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
        code = LazyCode(try Code(source, options: options))
        self.limits = limits
    }

    /// A pattern that PCRE2 took before, in this version; it is compiled when it is first needed.
    ///
    /// - Parameters:
    ///   - source: what `init(_:options:limits:)` compiled without an error before. Should PCRE2
    ///     refuse it now, every search throws `MatchError.internal`.
    ///   - options: the options at that time.
    ///   - limits: bounds on each search.
    public init(proven source: String, options: Options = [], limits: MatchLimits = .standard) {
        code = LazyCode(source, options: options)
        self.limits = limits
    }

    /// The names of its named groups, sorted.
    public var names: [String] { (code.compiled?.groups ?? [:]).keys.sorted() }

    /// Whether it matches the empty subject; a probe, so a match limit counts as yes.
    public var matchesEmptySubject: Bool { (try? isMatch(in: "")) ?? true }
}
