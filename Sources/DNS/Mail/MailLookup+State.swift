extension MailLookup {
    /// What is remembered, what is asked, and who waits for it.
    struct State {
        /// One call that waits.
        private struct Wait {
            var unanswered = 0
            var answers: [DomainName: MailAnswer] = [:]
            var isOver = false
            var continuation: CheckedContinuation<Void, Never>?
        }

        private var memory: MailMemory
        private var settings: Settings { memory.settings }
        private var waits: [Int: Wait] = [:]
        private var lastWait = 0
        /// Who waits for each question that is pending or under way.
        private var questions: [DomainName: [Int]] = [:]
        /// Questions that no thread has taken yet, the next one last.
        private var pending: [DomainName] = []
        private var threadCount = 0
        private var failuresInARow = 0
        private var restEnd: ContinuousClock.Instant?

        init(memory: MailMemory) { self.memory = memory }

        /// Starts a call: takes what is remembered, and lines up the rest.
        mutating func begin(
            _ names: some Collection<DomainName>, at now: ContinuousClock.Instant
        ) -> Int {
            lastWait += 1
            var wait = Wait()
            let isResting = restEnd.map { $0 > now } ?? false
            var fresh: [DomainName] = []
            for name in names {
                if let known = memory.answer(for: name, at: now) {
                    wait.answers[name] = known
                } else if !isResting {
                    wait.unanswered += 1
                    if questions[name] == nil { fresh.append(name) }
                    questions[name, default: []].append(lastWait)
                }
            }
            // First come, first asked: `pending` is taken from its end.
            if !fresh.isEmpty { pending = fresh.reversed() + pending }
            wait.isOver = wait.unanswered == 0
            waits[lastWait] = wait
            return lastWait
        }

        /// How many threads the pending questions want; they count as started.
        mutating func threadsToStart(atMost limit: Int) -> Int {
            let count = max(0, min(limit - threadCount, pending.count))
            threadCount += count
            return count
        }

        /// The next question somebody still waits for; nil ends the thread that asks.
        mutating func next() -> DomainName? {
            while let name = pending.popLast() {
                let isWanted = questions[name, default: []].contains { waits[$0]?.isOver == false }
                if isWanted { return name }
                questions[name] = nil
            }
            threadCount -= 1
            return nil
        }

        /// Remembers an answer and hands it to who waits.
        ///
        /// - Returns: Whom to wake.
        mutating func finish(
            _ name: DomainName, _ answer: MailAnswer?, at now: ContinuousClock.Instant
        ) -> [CheckedContinuation<Void, Never>] {
            memory.remember(answer, for: name, at: now)
            failuresInARow = answer == nil ? failuresInARow + 1 : 0
            if failuresInARow >= settings.patience {
                restEnd = now + settings.silence
                failuresInARow = 0
            }
            var woken: [CheckedContinuation<Void, Never>] = []
            for id in questions.removeValue(forKey: name) ?? [] {
                guard waits[id]?.isOver == false else { continue }
                waits[id]?.answers[name] = answer
                waits[id]?.unanswered -= 1
                if waits[id]?.unanswered == 0, let continuation = end(id) {
                    woken.append(continuation)
                }
            }
            return woken
        }

        /// Ends a call, whatever is still unanswered.
        ///
        /// - Returns: Whom to wake.
        mutating func end(_ id: Int) -> CheckedContinuation<Void, Never>? {
            waits[id]?.isOver = true
            let continuation = waits[id]?.continuation
            waits[id]?.continuation = nil
            return continuation
        }

        /// Whether a call is over; if not, it will wake `continuation`.
        mutating func isOver(
            _ id: Int, orElseResume continuation: CheckedContinuation<Void, Never>
        ) -> Bool {
            guard waits[id]?.isOver == false else { return true }
            waits[id]?.continuation = continuation
            return false
        }

        /// The answers of a call, which is forgotten.
        mutating func take(_ id: Int) -> [DomainName: MailAnswer] {
            waits.removeValue(forKey: id)?.answers ?? [:]
        }
    }
}
