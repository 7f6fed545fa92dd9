import Foundation
import Moderation
import Synchronization

/// A clock that stands still until it is moved.
public final class ManualClock: WallClock {
    private let instant: Mutex<Date>

    /// Stands at `instant`.
    public init(_ instant: Date = Date(timeIntervalSince1970: 1_800_000_000)) {
        self.instant = Mutex(instant)
    }

    /// Where it stands.
    public func now() -> Date { instant.withLock(\.self) }

    /// Moves it on by a span, or back by a negative one.
    public func advance(by span: Duration) {
        let seconds = Double(span.components.seconds) + Double(span.components.attoseconds) / 1e18
        instant.withLock { $0.addTimeInterval(seconds) }
    }
}
