import Foundation
import Synchronization

/// Says on a terminal how far patterns are compiled, where that takes long enough to wonder.
final class CompileProgress: Sendable {
    private let start = ContinuousClock.now
    private let shown = Mutex(false)

    /// Shorter waits are not worth a word.
    private static let patience = Duration.milliseconds(500)

    /// What `RuleSet.Options.onProgress` is to be; nil where nobody is looking.
    static func report() -> (@Sendable (Double) -> Void)? {
        guard StandardError.isTerminal else { return nil }
        let progress = CompileProgress()
        return { progress.tell($0) }
    }

    private func tell(_ share: Double) {
        let isLate = ContinuousClock.now - start > Self.patience
        shown.withLock { shown in
            guard isLate || shown else { return }
            shown = share < 1
            let text =
                share < 1 ? "\rcompiling the rules: \(Int(share * 100)) %" : "\r\u{1B}[K"
            FileHandle.standardError.write(Data(text.utf8))
        }
    }
}
