extension Pattern {
    /// The same pattern under other limits; its searches take the same code each time.
    public func limited(to limits: MatchLimits) -> Pattern {
        var copy = self
        copy.limits = limits
        copy.isOnTrial = true
        return copy
    }

    /// Whether a match begins at the very start of the subject. Only that place is tried, so what
    /// it costs is the cost of one start position.
    ///
    /// - Throws: `MatchError` if a limit was hit before that was known.
    public func startsMatch(of subject: String) throws(MatchError) -> Bool {
        try withSearch(in: subject) { search throws(MatchError) in
            try search.isMatchAtStart()
        }
    }
}
