import Foundation

/// How much trouble submissions may make.
struct Budget: Sendable {
    /// Limit hits of one submission after which the rest isn't searched any more; rules in shadow
    /// have as many of their own.
    var limitHits = 5
    /// Time after which the rest of one submission isn't searched any more.
    var time: Duration = .milliseconds(500)
    /// Matches that one finding reports.
    var matches = 20
    /// Matches of a rule that only exists to be named: the most that the model tells apart.
    var namedMatches = 5
    /// Limit hits by different senders within `period` after which a rule rests.
    var sendersPerRule = 3
    /// Limit hits by any senders within `period` after which a rule rests.
    var hitsPerRule = 10
    /// How long a limit hit counts, in seconds.
    var period: TimeInterval = 600
    /// How long a rule rests for the first time, in seconds.
    var rest: TimeInterval = 600
    /// The longest rest, and how long after any rest a single hit prolongs it, in seconds.
    var longestRest: TimeInterval = 3600
    /// Rules whose limit hits are remembered at once.
    var rememberedRules = 4096
}
