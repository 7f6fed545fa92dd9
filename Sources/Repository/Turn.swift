import Synchronization

/// Lets tasks of this process go one after the other, in the order in which they came.
final class Turn: Sendable {
    private struct State {
        var isTaken = false
        var arrivals = 0
        var waiting: [(number: Int, task: CheckedContinuation<Void, any Error>)] = []
    }

    private let state = Mutex(State())

    /// Waits for this task's turn.
    ///
    /// - Throws: `CancellationError` if the task is cancelled before its turn has come.
    func take() async throws {
        let number = state.withLock { state in
            state.arrivals += 1
            return state.arrivals
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { task in wait(number, task) }
        } onCancel: {
            leave(number)
        }
    }

    private func wait(_ number: Int, _ task: CheckedContinuation<Void, any Error>) {
        // The cancellation handler may have run already; it runs after the task is marked, so the
        // mark can be relied upon under the lock.
        let answer: Result<Void, any Error>? = state.withLock { state in
            if Task.isCancelled { return .failure(CancellationError()) }
            if state.isTaken {
                state.waiting.append((number, task))
                return nil
            }
            state.isTaken = true
            return .success(())
        }
        if let answer { task.resume(with: answer) }
    }

    private func leave(_ number: Int) {
        let task = state.withLock { state in
            state.waiting.firstIndex { $0.number == number }.map {
                state.waiting.remove(at: $0).task
            }
        }
        task?.resume(throwing: CancellationError())
    }

    /// Ends this task's turn.
    func pass() {
        let next = state.withLock { state in
            if state.waiting.isEmpty {
                state.isTaken = false
                return nil as CheckedContinuation<Void, any Error>?
            }
            return state.waiting.removeFirst().task
        }
        next?.resume()
    }
}
