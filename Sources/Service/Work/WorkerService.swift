import Logging
import Moderation
import ServiceLifecycle

/// Judges what comes in until it is told to stop, and publishes what is approved.
///
/// Failure policy: when the store or the repository fails, the service says so, waits (a second,
/// then twice as long each time, at most a minute) and tries again. Nothing is lost meanwhile.
public struct WorkerService: ServiceLifecycle.Service {
    private let desk: Desk
    private let worker: Worker
    private let log: Logger

    /// How often it looks without being called: leases run out and processes die unannounced.
    private static let heartbeat = Duration.seconds(2)
    /// How long orders may add up after some were carried out: in a rush each post's counts are then
    /// written a few times a second, and not with every batch.
    private static let pace = Duration.milliseconds(200)

    /// Puts the service together.
    public init(desk: Desk, worker: Worker, log: Logger) {
        self.desk = desk
        self.worker = worker
        self.log = log
    }

    /// Works until the graceful shutdown, then finishes what is queued and ordered by then.
    public func run() async throws {
        let work = Bell()
        let publication = Bell()
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    await cancelWhenGracefulShutdown {
                        for await _ in desk.store.changes() { work.ring() }
                    }
                }
                group.addTask {
                    await cancelWhenGracefulShutdown {
                        while (try? await Task.sleep(for: Self.heartbeat)) != nil { work.ring() }
                    }
                }
                group.addTask {
                    for await _ in publication.rings where await publish() {
                        await cancelWhenGracefulShutdown { try? await Task.sleep(for: Self.pace) }
                    }
                    await desk.publishOrLog()
                }
                group.addTask {
                    work.ring()
                    for await _ in work.rings { await judge(publication) }
                    await finish()
                    publication.end()
                }
            }
        } onGracefulShutdown: {
            work.end()
        }
    }

    private func judge(_ publication: Bell) async {
        await untilDone("cannot judge yet, will try again") {
            try await worker.drain { judgements in
                if judgements.contains(where: { $0.verdict.status == .approved }) {
                    publication.ring()
                }
            }
            if try await desk.publisher.hasOrders() { publication.ring() }
        }
    }

    /// Publishes what is ordered; whether there was anything.
    private func publish() async -> Bool {
        var isDone = false
        await untilDone("cannot publish yet, will try again") {
            guard try await desk.publisher.hasOrders() else { return }
            isDone = try await desk.publisher.publish() > 0
        }
        return isDone
    }

    /// Judges what was accepted before the shutdown.
    private func finish() async {
        do {
            try await worker.drain()
        } catch {
            log.error("left in the queue for the next run", metadata: ["error": "\(error)"])
        }
    }

    /// Repeats `body` until it succeeds, with longer and longer rests, or until the shutdown.
    private func untilDone(_ complaint: Logger.Message, _ body: () async throws -> Void) async {
        var rest = Duration.seconds(1)
        while true {
            do {
                return try await body()
            } catch {
                log.error(complaint, metadata: ["error": "\(error)"])
            }
            if Task.isShuttingDownGracefully || Task.isCancelled { return }
            await cancelWhenGracefulShutdown { [rest] in try? await Task.sleep(for: rest) }
            rest = min(rest * 2, .seconds(60))
        }
    }
}
