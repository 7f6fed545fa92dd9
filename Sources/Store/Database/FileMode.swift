import Foundation
import Glibc

/// Makes folders and files that only their owner may read.
enum FileMode {
    /// Makes a folder, and those above it, if it is not there.
    static func makeFolder(_ path: String) throws {
        if access(path, F_OK) == 0 { return }
        let parent = (path as NSString).deletingLastPathComponent
        if !parent.isEmpty, access(parent, F_OK) != 0 { try makeFolder(parent) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw trouble("can't make the data folder", path)
        }
        try synchronise(folder: parent.isEmpty ? "." : parent)
    }

    /// Makes an empty file if it is not there.
    static func makeFile(_ path: String, mode: mode_t) throws {
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw trouble("can't make the database", path) }
        close(descriptor)
    }

    /// Makes a folder's list of names survive a power cut.
    static func synchronise(folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // Some file systems can't, and say so; they have nothing to lose then.
        guard fsync(descriptor) == 0 || errno == EINVAL else {
            throw trouble("can't write the data folder to disk", folder)
        }
    }

    /// What the system said of the last call.
    static func trouble(_ what: String, _ path: String) -> StoreError {
        let number = errno
        let reason = String(cString: strerror(number)).lowercased()
        let code: StoreError.Code =
            switch number {
            case ENOSPC, EDQUOT: .full
            case EIO: .inputOutput
            default: .noAccess
            }
        return StoreError(code, "\(path): \(what): \(reason)")
    }
}
