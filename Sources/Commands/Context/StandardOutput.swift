import Foundation
import Glibc
import Synchronization

/// Standard output, written in large pieces.
enum StandardOutput {
    private static let pending = Mutex<[UInt8]>([])

    /// Whether people are looking at it.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Columns of the terminal; 80 if there is none or it doesn't say.
    static var columns: Int {
        var size = winsize()
        guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? 80
        }
        return Int(size.ws_col)
    }

    /// Adds a line.
    static func print(_ line: String) { write(Array(line.utf8) + [UInt8(ascii: "\n")]) }

    /// Adds bytes as they are.
    static func write(_ bytes: [UInt8]) {
        let isLarge = pending.withLock { pending in
            pending += bytes
            return pending.count > 1 << 16
        }
        if isLarge || isTerminal { flush() }
    }

    /// Hands everything to the system. A reader that went away, as `head` does, ends the process
    /// quietly; any other failure ends it with `ExitStatus.io`.
    static func flush() {
        let bytes = pending.withLock { pending in
            defer { pending = [] }
            return pending
        }
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(
                    STDOUT_FILENO, buffer.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            if count > 0 {
                offset += count
            } else if errno == EPIPE {
                Foundation.exit(ExitStatus.done.rawValue)
            } else if errno != EINTR && errno != EAGAIN {
                StandardError.print(
                    "winnow: cannot write to standard output: \(String(cString: strerror(errno)))")
                Foundation.exit(ExitStatus.io.rawValue)
            }
        }
    }
}

/// Standard error, for messages.
enum StandardError {
    /// Whether people are looking at it.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes a line.
    static func print(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
