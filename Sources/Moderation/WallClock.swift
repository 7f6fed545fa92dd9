import Foundation

/// Where the time comes from; tests bring their own.
public protocol WallClock: Sendable {
    /// The time now, which may jump in either direction between two calls.
    func now() -> Date
}
