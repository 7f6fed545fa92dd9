import Foundation
import Glibc

/// A lock on a folder, which falls with the process that holds it and leaves no file behind.
struct FolderLock {
    let folder: String

    /// Runs `body` while no other process holds the lock.
    func whileHeld<Result>(_ body: () throws -> Result) throws -> Result {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileMode.trouble("can't open the data folder", folder) }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                throw FileMode.trouble("can't lock the data folder", folder)
            }
        }
        return try body()
    }
}
