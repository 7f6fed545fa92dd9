/// The answer to a submission, with every reason for it.
public struct Verdict: Sendable, Hashable {
    /// Scores from which a submission is held and from which it is spam, in points.
    public struct Thresholds: Sendable, Hashable {
        /// At or above this it is held.
        public var hold: Double
        /// At or above this it is spam.
        public var spam: Double

        /// Names the two scores.
        public init(hold: Double, spam: Double) {
            self.hold = hold
            self.spam = spam
        }
    }

    /// A status that a rule demanded whatever the score.
    public struct Forced: Sendable, Hashable {
        /// The demanded action.
        public var action: RuleAction
        /// The rule that demanded it.
        public var rule: String

        /// Names the rule and its action.
        public init(action: RuleAction, rule: String) {
            self.action = action
            self.rule = rule
        }
    }

    /// `approved`, `held` or `spam`.
    public var status: Status
    /// The sum of the findings' points after the groups' caps; positive is spammier.
    public var score: Double
    /// What the score was measured against.
    public var thresholds: Thresholds
    /// Set if a rule forced the status.
    public var forced: Forced?
    /// One line for people.
    public var summary: String
    /// Every live rule that fired, most points first.
    public var findings: [Finding]
    /// Rules on trial that fired; they add nothing.
    public var shadow: [Finding]
    /// What could not be finished; any of them holds the submission.
    public var errors: [JudgementError]
    /// What would have changed the status, as one line; nil if nothing single would.
    public var flip: String?
    /// SHA-256 of the rule set, in hexadecimal.
    public var filters: String
    /// The model's version; nil without a model.
    public var model: String?
    /// Time taken, in microseconds.
    public var tookMicroseconds: Int

    /// Puts a verdict together.
    public init(
        status: Status, score: Double, thresholds: Thresholds, forced: Forced? = nil,
        summary: String, findings: [Finding] = [], shadow: [Finding] = [],
        errors: [JudgementError] = [], flip: String? = nil, filters: String, model: String? = nil,
        tookMicroseconds: Int = 0
    ) {
        self.status = status
        self.score = score
        self.thresholds = thresholds
        self.forced = forced
        self.summary = summary
        self.findings = findings
        self.shadow = shadow
        self.errors = errors
        self.flip = flip
        self.filters = filters
        self.model = model
        self.tookMicroseconds = tookMicroseconds
    }
}
