import Synchronization

/// Collects what a callback was called with.
final class Seen<Element: Sendable>: Sendable {
    private let kept = Mutex<[[Element]]>([])

    /// What came, call by call.
    var batches: [[Element]] { kept.withLock(\.self) }

    /// Keeps a call's elements.
    func add(_ elements: [Element]) { kept.withLock { $0.append(elements) } }
}
