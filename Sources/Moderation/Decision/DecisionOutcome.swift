/// What became of one requested decision.
public struct DecisionOutcome: Sendable, Hashable {
    /// How it ended.
    public enum Result: Sendable, Hashable {
        /// Done and logged under this number.
        case done(number: Int64)
        /// It stood there already; nothing was changed or logged.
        case unchanged
        /// The submission has moved on to this revision; nothing was changed.
        case stale(revision: Int)
        /// There is no such submission.
        case unknown
        /// It can't be done, for this reason; nothing was changed.
        case refused(String)
    }

    /// The submission asked about.
    public var id: SubmissionID
    /// How it ended.
    public var result: Result
    /// Where it stands now; nil if it does not exist (any more).
    public var status: Status?
    /// The revision now; nil if it does not exist (any more).
    public var revision: Int?

    /// Names an outcome.
    public init(id: SubmissionID, result: Result, status: Status?, revision: Int?) {
        self.id = id
        self.result = result
        self.status = status
        self.revision = revision
    }
}
