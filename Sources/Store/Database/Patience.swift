import Glibc

/// How to wait for a locked database.
///
/// SQLite's own handler sleeps for up to 100 ms at a time, and so hardly ever meets the gaps of a
/// writer that commits without pause. This one looks again after 0.2 ms, and after a tenth of a
/// second every millisecond.
struct Patience: Sendable {
    private let tries: Int

    /// Waits for so long in all.
    init(_ span: Duration) {
        let milliseconds = Int(span.milliseconds)
        tries = milliseconds <= 100 ? milliseconds * 5 : 500 + (milliseconds - 100)
    }

    /// Sleeps for a moment; false when there has been enough of it.
    func goesOn(afterTries count: Int) -> Bool {
        guard count < tries else { return false }
        usleep(count < 500 ? 200 : 1000)
        return true
    }
}
