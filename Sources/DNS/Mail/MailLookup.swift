import Foundation
import Synchronization

/// Asks about many mail domains at once, and remembers the answers for as long as their servers said.
///
/// Failure policy: who gets no answer in time has none, and nobody waits longer than the time limit.
/// A question that is under way goes on, so its answer may be there the next time. When nothing at
/// all is answered any more, nothing is asked for a while.
public final class MailLookup: Sendable {
    private let resolver: any Resolver
    private let settings: Settings
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state: Mutex<State>

    /// Starts with nothing remembered.
    ///
    /// - Parameters:
    ///   - resolver: Who is asked, on up to `settings.concurrency` threads.
    ///   - settings: Limits of time and number.
    ///   - now: The time by which answers are forgotten.
    public init(
        resolver: some Resolver, settings: Settings = Settings(),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.resolver = resolver
        self.settings = settings
        self.now = now
        state = Mutex(State(memory: MailMemory(settings)))
    }

    /// What is known of these domains once all have answered, or the time limit is over.
    ///
    /// - Parameter domains: Domains in ASCII form; what is no host name is left out.
    /// - Returns: The answers by domain as given; none where there was no answer.
    public func answers(for domains: Set<String>) async -> [String: MailAnswer] {
        var names: [DomainName: [String]] = [:]
        for domain in domains {
            guard let name = DomainName(domain), !name.isKeptFromDNS else { continue }
            names[name, default: []].append(domain)
        }
        guard !names.isEmpty else { return [:] }
        var answers: [String: MailAnswer] = [:]
        for (name, answer) in await self.answers(to: names.keys) {
            for domain in names[name] ?? [] { answers[domain] = answer }
        }
        return answers
    }

    private func answers(
        to names: some Collection<DomainName>
    ) async -> [DomainName: MailAnswer] {
        let instant = now()
        let (id, threads) = state.withLock { state in
            let id = state.begin(names, at: instant)
            return (id, state.threadsToStart(atMost: settings.concurrency))
        }
        for _ in 0..<threads { startThread() }
        let limit = settings.timeLimit
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.completion(of: id) }
            group.addTask {
                try? await Task.sleep(for: limit)
                self.state.withLock { $0.end(id) }?.resume()
            }
            await group.next()
            group.cancelAll()
        }
        return state.withLock { $0.take(id) }
    }

    private func completion(of id: Int) async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { $0.isOver(id, orElseResume: continuation) }
            if isOver { continuation.resume() }
        }
    }

    /// Asks what is pending until nothing is. Threads of its own, since the library blocks them.
    private func startThread() {
        let thread = Thread { [self] in
            while let name = state.withLock({ $0.next() }) {
                let answer = MailAnswer(for: name, from: resolver)
                let instant = now()
                let waiting = state.withLock { $0.finish(name, answer, at: instant) }
                for continuation in waiting { continuation.resume() }
            }
        }
        thread.name = "dns"
        thread.stackSize = 512 * 1024
        thread.start()
    }
}
