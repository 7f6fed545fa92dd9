import Foundation

/// Removes what has been kept for long enough.
public protocol RetentionStore: Sendable {
    /// Removes up to `limit` rows of what has expired, in one short transaction.
    ///
    /// Call again until the report is empty. With `dryRun` everything expired is counted, without
    /// limit, and nothing is removed.
    func cleanUp(
        _ retention: Retention, at now: Date, limit: Int, dryRun: Bool
    ) async throws -> CleanupReport

    /// Gives freed space back to the file system and folds the log into the database.
    func compact() async throws
}

/// How long things are kept, counted from the change to their status; nil means for ever.
public struct Retention: Sendable, Hashable {
    /// Held submissions; on expiry they go to trash, so that nothing is lost unseen.
    public var held: Duration?
    /// Spam.
    public var spam: Duration?
    /// Trash.
    public var trash: Duration?
    /// IP address, user agent and referrer of approved ones, from receipt.
    public var privateFields: Duration?
    /// Events for backends, from when they happened.
    public var events: Duration?

    /// Spam and trash 30 days, private fields and events 90, held ones for ever.
    public init(
        held: Duration? = nil, spam: Duration? = .seconds(30 * 86_400),
        trash: Duration? = .seconds(30 * 86_400), privateFields: Duration? = .seconds(90 * 86_400),
        events: Duration? = .seconds(90 * 86_400)
    ) {
        self.held = held
        self.spam = spam
        self.trash = trash
        self.privateFields = privateFields
        self.events = events
    }
}

/// What one step of a clean-up removed, or with a dry run would remove.
public struct CleanupReport: Sendable, Hashable {
    /// Held ones moved to trash.
    public var heldMoved = 0
    /// Spam removed.
    public var spam = 0
    /// Trash removed.
    public var trash = 0
    /// Approved ones that lost their private fields.
    public var privateFields = 0
    /// Events removed.
    public var events = 0

    /// Nothing removed.
    public init() {}

    /// All rows touched.
    public var total: Int { heldMoved + spam + trash + privateFields + events }

    /// Adds another step's numbers.
    public static func += (sum: inout CleanupReport, step: CleanupReport) {
        sum.heldMoved += step.heldMoved
        sum.spam += step.spam
        sum.trash += step.trash
        sum.privateFields += step.privateFields
        sum.events += step.events
    }
}
