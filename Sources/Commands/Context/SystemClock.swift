import Foundation
import Moderation

/// The machine's clock.
struct SystemClock: WallClock {
    func now() -> Date { Date() }
}
