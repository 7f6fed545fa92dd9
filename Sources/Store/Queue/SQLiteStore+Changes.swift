import Foundation
import Glibc

extension SQLiteStore {
    /// Yields whenever there may be something new in the store, from this process or another.
    ///
    /// What was not taken yet is one yield.
    public func changes() -> AsyncStream<Void> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let watch = ChangeWatch(folder: opening.folder) { continuation.yield() }
            continuation.onTermination = { _ in watch.cancel() }
        }
    }
}

extension Opening {
    /// Touches the database file, for those who watch it.
    func announce() { utimensat(AT_FDCWD, path, nil, 0) }
}
