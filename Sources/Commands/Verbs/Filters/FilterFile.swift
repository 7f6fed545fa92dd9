import Foundation
import Glibc

/// Writes files into the folder of the rules so that a running service never reads half of one.
enum FilterFile {
    /// Writes a file beside its place, waits until it is on disk, and puts it there.
    ///
    /// - Parameters:
    ///   - bytes: the contents.
    ///   - path: the place; its folder is made.
    ///   - replacing: whether a file that is there may be replaced.
    /// - Throws: `CommandFailure` if there is one and it mayn't, or the disk fails.
    static func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent()
        // A leading dot, so that it is no rule file.
        let temporary = folder.path + "/.\(url.lastPathComponent).\(getpid()).tmp"
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(.io, "cannot make \(folder.path)")
        }
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure("cannot write", temporary) }
        defer { unlink(temporary) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(bytes))
            try handle.synchronize()
        } catch {
            throw failure("cannot write", temporary)
        }
        // A link fails where a file is, and so can't replace one that came meanwhile.
        let result = replacing ? rename(temporary, path) : link(temporary, path)
        if result != 0, errno == EEXIST {
            throw CommandFailure(.badInput, "\(path) is there already; --force replaces it")
        }
        guard result == 0 else { throw failure("cannot write", path) }
    }

    private static func failure(_ message: String, _ path: String) -> CommandFailure {
        CommandFailure(.io, "\(message) \(path): \(String(cString: strerror(errno)))")
    }
}
