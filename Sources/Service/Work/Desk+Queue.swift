import Moderation

extension Desk {
    /// Has a worker judge all that is queued, and publishes meanwhile what is approved.
    ///
    /// - Parameters:
    ///   - worker: What judges.
    ///   - judged: Called after each batch with what was recorded.
    /// - Returns: how many orders to the repository were carried out.
    /// - Throws: what the queue throws; what publishing throws, after all has been judged.
    public func finishQueue(
        by worker: Worker, judged: @Sendable ([Judgement]) -> Void
    ) async throws -> Int {
        let bell = Bell()
        async let published = publish(whenever: bell)
        do {
            // The fewer the groups, the seldomer a post is written whose counts change.
            var waiting = 0
            try await worker.drain { judgements in
                judged(judgements)
                waiting += judgements.count { $0.verdict.status == .approved }
                guard waiting >= Publisher.batchCount else { return }
                waiting = 0
                bell.ring()
            }
        } catch {
            bell.end()
            _ = await published
            throw error
        }
        bell.end()
        return try await publisher.publish() + (await published)
    }

    /// Publishes whenever the bell rings; what can't be done is left for the last time.
    private func publish(whenever bell: Bell) async -> Int {
        var count = 0
        for await _ in bell.rings { count += (try? await publisher.publish()) ?? 0 }
        return count
    }
}
