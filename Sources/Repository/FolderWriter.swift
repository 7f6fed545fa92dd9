import Moderation
import Synchronization

/// Writes to the repository as long as its `exclusively` lasts.
final class FolderWriter: RepositoryWriter {
    private struct State {
        var root: Folder?
        var staging: Staging
    }

    private let state: Mutex<State>
    private let path: String
    private let html: @Sendable (PublicComment) -> String?

    /// Takes over an open folder, which is closed at the end.
    init(root: Folder, html: @escaping @Sendable (PublicComment) -> String?) {
        state = Mutex(State(root: root, staging: Staging()))
        path = root.path
        self.html = html
    }

    /// Removes what a writer that was killed has left behind.
    func removeLeftovers() throws(RepositoryError) {
        try state.withLock { state throws(RepositoryError) in
            guard let root = state.root else { return }
            try Staging.removeLeftovers(in: root)
        }
    }

    /// Writes and removes durably; see `RepositoryWriter`.
    ///
    /// Comments are removed before any are written, so that a full disk doesn't keep them public.
    /// What can't be done for one post doesn't stop the others.
    ///
    /// - Throws: the first `RepositoryError` met.
    func apply(_ changes: RepositoryChanges) throws {
        if changes.isEmpty { return }
        try state.withLock { state throws(RepositoryError) in
            guard let root = state.root else { throw ended }
            var batch = Batch(root: root, changes: changes, staging: state.staging)
            defer { state.staging = batch.staging }
            try batch.carryOut(html: html)
        }
    }

    private var ended: RepositoryError {
        RepositoryError(
            code: .ended, path: path, message: "a writer was used after its exclusive time")
    }

    /// Ends the writer; from now on it refuses to work.
    func end() {
        state.withLock { state in
            state.staging.close()
            state.root?.close()
            state.root = nil
        }
    }
}
