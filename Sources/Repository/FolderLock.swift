import Foundation
import Synchronization

/// The lock file by which processes exclude each other; one that is killed lets go of it.
struct FolderLock {
    let files: any FileSystem
    private let file: Descriptor

    /// Waits for the lock of `folder`, without blocking a thread of the cooperative pool.
    ///
    /// - Throws: `RepositoryError`, or `CancellationError` if the task is cancelled meanwhile.
    init(waitingFor folder: Folder) async throws {
        files = folder.files
        file = try folder.naming(EntryName.lock) { [files] () throws(SystemError) in
            try files.openLock(EntryName.lock, in: folder.descriptor)
        }
        do {
            let isFree = try folder.naming(EntryName.lock) { [files, file] () throws(SystemError) in
                try files.lock(file, waiting: false)
            }
            if isFree { return }
        } catch {
            files.close(file)
            throw error
        }
        try await wait(path: folder.path(of: EntryName.lock))
    }

    /// Leaves the waiting to a thread, which closes the file if nobody wants the lock any more.
    private func wait(path: String) async throws {
        let waiter = Waiter()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                waiter.begin(continuation)
                Thread.detachNewThread { [files, file] in
                    let result = Result { () throws(SystemError) in
                        _ = try files.lock(file, waiting: true)
                    }
                    let answer = result.mapError { RepositoryError($0, path: path) as any Error }
                    let isWanted = waiter.end(answer)
                    if case .success = result, isWanted { return }
                    files.close(file)
                }
            }
        } onCancel: {
            _ = waiter.end(.failure(CancellationError()))
        }
    }

    /// Whether `folder` is still at its path, with this lock in it, so that the lock counts.
    func isCurrent(at folder: Folder) throws(RepositoryError) -> Bool {
        do throws(RepositoryError) {
            return try folder.naming(EntryName.lock) { () throws(SystemError) in
                let own = try files.identity(of: file)
                return try files.identity(at: folder.path(of: EntryName.lock)) == own
            }
        } catch {
            if error.code == .missing { return false }
            throw error
        }
    }

    func release() { files.close(file) }
}

/// A task that waits for one answer: the lock, or that it was cancelled.
private final class Waiter: Sendable {
    private enum State {
        case idle
        case waiting(CheckedContinuation<Void, any Error>)
        case ended
    }

    private let state = Mutex(State.idle)

    func begin(_ continuation: CheckedContinuation<Void, any Error>) {
        let isLate = state.withLock { state in
            if case .ended = state { return true }
            state = .waiting(continuation)
            return false
        }
        if isLate { continuation.resume(throwing: CancellationError()) }
    }

    /// Gives the answer; false if another was given before.
    func end(_ answer: Result<Void, any Error>) -> Bool {
        let (isFirst, continuation) = state.withLock { state in
            defer { state = .ended }
            switch state {
            case .idle: return (true, nil as CheckedContinuation<Void, any Error>?)
            case .waiting(let continuation): return (true, continuation)
            case .ended: return (false, nil)
            }
        }
        continuation?.resume(with: answer)
        return isFirst
    }
}
