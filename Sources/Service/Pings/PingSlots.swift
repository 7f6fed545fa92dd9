import Synchronization

/// Counts how many more pages may be fetched at the same time.
final class PingSlots: Sendable {
    private let left: Mutex<Int>

    init(count: Int) { left = Mutex(count) }

    /// How many are free.
    var free: Int { left.withLock { $0 } }

    /// Takes one.
    func take() { left.withLock { $0 -= 1 } }

    /// Gives one back.
    func give() { left.withLock { $0 += 1 } }
}
