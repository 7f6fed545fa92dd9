/// How much trouble one submission may make.
struct Budget: Sendable {
    /// Limit hits after which the rest isn't searched any more.
    var limitHits = 5
    /// Time after which the rest isn't searched any more.
    var time: Duration = .milliseconds(500)
    /// Matches that one finding reports.
    var matches = 20
    /// Limit hits in one process after which a rule is put out of action.
    var hitsPerRule = 3
}
