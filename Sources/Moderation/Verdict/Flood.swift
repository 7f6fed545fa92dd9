/// How many other submissions came shortly before.
///
/// Counting stops at `limit`.
public struct Flood: Sendable, Hashable {
    /// The most that is counted.
    public static let limit = 200

    /// From the same network, in ten minutes.
    public var network = 0
    /// From the same network, in 24 hours.
    public var networkDay = 0
    /// By the same name and e-mail address, in ten minutes.
    public var person = 0
    /// By the same name and e-mail address, in 24 hours.
    public var personDay = 0
    /// On how many posts those of the 24 hours are.
    public var personPosts = 0

    /// Nobody came.
    public init() {}
}
