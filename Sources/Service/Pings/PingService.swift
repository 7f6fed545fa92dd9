import Logging
import Moderation
import ServiceLifecycle

/// Verifies pings until it is told to stop.
///
/// It has tasks of its own, so that however slow the web is, comments are judged as ever. At the
/// shutdown it stops at once: what it was looking at is looked at by the next run.
public struct PingService: ServiceLifecycle.Service {
    private let register: any PingRegister
    private let verifier: PingVerifier
    private let log: Logger

    /// How often it looks whether something is due.
    private static let heartbeat = Duration.seconds(1)
    /// Between two claims while there is much to do.
    private static let pace = Duration.milliseconds(100)
    /// The longest rest after failures of the store.
    private static let pause = Duration.seconds(60)
    /// How often pairs are forgotten whose submission is gone, in heartbeats.
    private static let tidying = 3_600

    /// Puts the service together.
    public init(register: any PingRegister, verifier: PingVerifier, log: Logger) {
        self.register = register
        self.verifier = verifier
        self.log = log
    }

    /// Verifies what is due, until the graceful shutdown.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            let slots = PingSlots(count: verifier.concurrency)
            await withDiscardingTaskGroup { group in
                var beat = 0
                var rest = Self.heartbeat
                while !Task.isCancelled {
                    let count = await claim(slots, &group)
                    rest =
                        count.map { $0 > 0 ? Self.pace : Self.heartbeat }
                        ?? min(rest * 2, Self.pause)
                    beat += 1
                    if beat % Self.tidying == 0 { await tidy() }
                    if (try? await Task.sleep(for: rest)) == nil { break }
                }
                group.cancelAll()
            }
        }
    }

    /// Verifies what is due now, for a run that ends.
    ///
    /// - Parameter time: After so long nothing more is begun.
    /// - Returns: the number of pings looked at.
    /// - Throws: what the store throws.
    @discardableResult
    public func drain(within time: Duration = .seconds(60)) async throws -> Int {
        let end = ContinuousClock.now + time
        var count = 0
        while !Task.isCancelled, ContinuousClock.now < end {
            let claims = try await verifier.claims(verifier.concurrency)
            if claims.isEmpty { break }
            count += claims.count
            await withDiscardingTaskGroup { group in
                for claim in claims { group.addTask { await verify(claim) } }
            }
        }
        await tidy()
        return count
    }

    /// Claims as many as there are free slots, and has them verified; nil if the store fails.
    private func claim(_ slots: PingSlots, _ group: inout DiscardingTaskGroup) async -> Int? {
        do {
            let claims = try await verifier.claims(slots.free)
            for claim in claims {
                slots.take()
                group.addTask {
                    await verify(claim)
                    slots.give()
                }
            }
            return claims.count
        } catch {
            log.error("cannot verify yet, will try again", metadata: ["error": "\(error)"])
            return nil
        }
    }

    private func tidy() async {
        do {
            while try await register.forgetPings(limit: 1_000) == 1_000 { await Task.yield() }
        } catch {
            log.error("cannot forget old pings yet", metadata: ["error": "\(error)"])
        }
    }

    private func verify(_ claim: PingClaim) async {
        do {
            try await verifier.verify(claim)
        } catch {
            log.error(
                "cannot note what was found", metadata: ["id": "\(claim.id)", "error": "\(error)"])
        }
    }
}
