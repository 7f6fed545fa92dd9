import Foundation
import Glibc

/// Keeps the protocol's stream for the protocol.
enum StandardStreams {
    /// Moves standard output to a descriptor of its own, and lets everything else that is printed
    /// go to standard error, so that no stray line can corrupt the protocol.
    ///
    /// - Throws: `CommandFailure` if the process is out of descriptors.
    static func reserveOutput() throws -> Int32 {
        let descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        guard descriptor >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else {
            throw CommandFailure(
                .io, "cannot use standard output: \(String(cString: strerror(errno)))")
        }
        return descriptor
    }
}
