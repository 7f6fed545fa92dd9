extension Pattern {
    /// Whether the subject contains a match.
    ///
    /// - Throws: `MatchError` if a limit was hit before that was known.
    public func isMatch(in subject: String) throws(MatchError) -> Bool {
        try withSearch(in: subject) { search throws(MatchError) in
            try search.next(from: 0, notEmptyAtStart: false)
        }
    }

    /// The first match that starts at or after an offset; `nil` if there is none.
    ///
    /// Look-behind sees the text before the offset. An offset inside a character is moved to the
    /// character's end; one beyond the subject finds nothing.
    ///
    /// - Parameters:
    ///   - subject: the text to search.
    ///   - utf8Offset: where to begin, in bytes of UTF-8; below zero counts as zero.
    /// - Returns: the match, or `nil` where there is none.
    /// - Throws: `MatchError` if a limit was hit before the answer was known.
    public func firstMatch(
        in subject: String, from utf8Offset: Int = 0
    ) throws(MatchError) -> Match? {
        try withSearch(in: subject) { search throws(MatchError) in
            let offset = search.boundary(atOrAfter: max(0, utf8Offset))
            guard offset <= search.subject.count,
                try search.next(from: offset, notEmptyAtStart: false)
            else { return nil }
            return search.match
        }
    }

    /// The matches from left to right, none overlapping, as Perl's `/g` finds them.
    ///
    /// An empty match is reported too, but never two at one place.
    ///
    /// - Parameters:
    ///   - subject: the text to search.
    ///   - limit: the most matches to report; zero or less finds nothing.
    /// - Returns: the matches in the order in which they begin.
    /// - Throws: `MatchError` if a limit was hit; the matches before that are lost.
    public func matches(in subject: String, limit: Int) throws(MatchError) -> [Match] {
        try withSearch(in: subject) { search throws(MatchError) in
            try search.all(limit: limit) { $0.match }
        }
    }

    /// The ranges of what `matches` finds, without captures.
    public func ranges(in subject: String, limit: Int) throws(MatchError) -> [Range<Int>] {
        try withSearch(in: subject) { search throws(MatchError) in
            try search.all(limit: limit) { $0.matchRange }
        }
    }

    func withSearch<Result>(
        in subject: String, _ body: (inout Search) throws(MatchError) -> Result
    ) throws(MatchError) -> Result {
        let code = try code.ready()
        guard let scratch = Scratch.current(groupCount: code.captureCount) else {
            throw .internal(code: -48, message: "out of memory")
        }
        var text = subject
        var outcome: Swift.Result<Result, MatchError>?
        text.withUTF8 { bytes in
            withUnsafePointer(to: UInt8(0)) { empty in
                let start = bytes.baseAddress ?? empty
                var search = Search(
                    pattern: self, code: code, scratch: scratch,
                    subject: UnsafeBufferPointer(start: start, count: bytes.count))
                outcome = Swift.Result { () throws(MatchError) in try body(&search) }
            }
        }
        guard let outcome else { preconditionFailure("withUTF8 runs its body once") }
        return try outcome.get()
    }
}
