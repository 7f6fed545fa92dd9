import Logging
import Moderation
import ServiceLifecycle

/// Learns from decisions as they are made, until it is told to stop.
///
/// Failure policy: what goes wrong is logged and tried again with the next change. Judging goes on
/// with the weights there are.
public struct LearningService: ServiceLifecycle.Service {
    private let changes: any SubmissionQueue
    private let learner: Learner
    private let log: Logger

    /// How long decisions may add up before they are learned from.
    private static let rest = Duration.seconds(1)

    /// Puts the service together.
    public init(changes: any SubmissionQueue, learner: Learner, log: Logger) {
        self.changes = changes
        self.learner = learner
        self.log = log
    }

    /// Learns until the graceful shutdown, and once more then.
    public func run() async throws {
        await catchUp()
        await cancelWhenGracefulShutdown {
            for await _ in changes.changes() {
                guard (try? await Task.sleep(for: Self.rest)) != nil else { break }
                await catchUp()
            }
        }
        await catchUp()
    }

    private func catchUp() async {
        do {
            try await learner.catchUp()
        } catch is CancellationError {
            return
        } catch {
            log.error("cannot learn yet, will try again", metadata: ["error": "\(error)"])
        }
    }
}
