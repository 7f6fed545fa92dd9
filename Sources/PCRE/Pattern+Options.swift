import CPCRE2

extension Pattern {
    /// How a pattern is read and where it may match; UTF mode and LF line ends are always in force.
    public struct Options: OptionSet, Sendable, Hashable {
        /// One bit per option; the values are ours and may be stored.
        public let rawValue: UInt32

        /// Makes a set from stored bits.
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Upper and lower case match each other, by Unicode simple case folding.
        public static let caseless = Options(rawValue: 1 << 0)
        /// `^` and `$` also match at the line feeds inside the subject.
        public static let multiline = Options(rawValue: 1 << 1)
        /// `.` also matches a line feed.
        public static let dotAll = Options(rawValue: 1 << 2)
        /// White space and `#` comments in the pattern are ignored.
        public static let extended = Options(rawValue: 1 << 3)
        /// The pattern is plain text without metacharacters; goes with `caseless`, `anchored`,
        /// `endAnchored`, `wholeWord`, `wholeLine` and `asciiClasses` only.
        public static let literal = Options(rawValue: 1 << 4)
        /// The pattern matches only where the search starts.
        public static let anchored = Options(rawValue: 1 << 5)
        /// The pattern matches only up to the end of the subject.
        public static let endAnchored = Options(rawValue: 1 << 6)
        /// `$` does not match before a line feed that ends the subject.
        public static let dollarEndOnly = Options(rawValue: 1 << 7)
        /// Repeats are lazy by default, greedy with `?`.
        public static let ungreedy = Options(rawValue: 1 << 8)
        /// Two groups may have the same name.
        public static let duplicateNames = Options(rawValue: 1 << 9)
        /// Plain parentheses do not capture.
        public static let noAutoCapture = Options(rawValue: 1 << 10)
        /// `\d`, `\s`, `\w`, `\b` and POSIX classes mean ASCII instead of Unicode properties.
        public static let asciiClasses = Options(rawValue: 1 << 11)
        /// The match begins and ends at a word boundary.
        public static let wholeWord = Options(rawValue: 1 << 12)
        /// The match is a whole line (with `multiline`) or the whole subject.
        public static let wholeLine = Options(rawValue: 1 << 13)

        /// Options of `pcre2_compile` that stand for this set.
        var compileFlags: UInt32 {
            var flags = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT
            if !contains(.asciiClasses) { flags |= PCRE2_UCP }
            if contains(.literal) { flags &= ~(PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C) }
            for (option, flag) in Self.flags where contains(option) { flags |= flag }
            return flags
        }

        /// Extra options of the compile context that stand for this set.
        var extraFlags: UInt32 {
            (contains(.wholeWord) ? PCRE2_EXTRA_MATCH_WORD : 0)
                | (contains(.wholeLine) ? PCRE2_EXTRA_MATCH_LINE : 0)
        }

        private static let flags: [(Options, UInt32)] = [
            (.caseless, PCRE2_CASELESS), (.multiline, PCRE2_MULTILINE), (.dotAll, PCRE2_DOTALL),
            (.extended, PCRE2_EXTENDED), (.literal, PCRE2_LITERAL), (.anchored, PCRE2_ANCHORED),
            (.endAnchored, PCRE2_ENDANCHORED), (.dollarEndOnly, PCRE2_DOLLAR_ENDONLY),
            (.ungreedy, PCRE2_UNGREEDY), (.duplicateNames, PCRE2_DUPNAMES),
            (.noAutoCapture, PCRE2_NO_AUTO_CAPTURE),
        ]
    }
}
