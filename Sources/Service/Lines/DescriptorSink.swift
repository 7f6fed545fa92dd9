import Dispatch
import Glibc

/// Writes to a file descriptor, off the threads that run tasks.
public struct DescriptorSink: LineSink {
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "winnow.sink")

    /// Writes to `descriptor`, which stays the caller's. `SIGPIPE` must be ignored.
    public init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Writes all bytes; suspends while the other side does not read.
    ///
    /// - Throws: `LineError` if the other side is gone or the write fails.
    public func write(_ bytes: [UInt8]) async throws {
        guard !bytes.isEmpty else { return }
        let descriptor = descriptor
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            queue.async { done.resume(with: Result { try Self.writeAll(bytes, to: descriptor) }) }
        }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            if count >= 0 {
                offset += count
            } else if errno == EAGAIN {
                var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&polled, 1, -1)
            } else if errno != EINTR {
                throw LineError("cannot write to standard output: \(lastError())")
            }
        }
    }
}
