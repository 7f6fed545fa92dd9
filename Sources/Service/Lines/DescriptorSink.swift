import Dispatch
import Glibc
import Synchronization

/// Writes to a file descriptor, off the threads that run tasks.
public struct DescriptorSink: LineSink {
    /// When the shutdown was asked for; nil until then.
    private final class Shutdown: Sendable {
        let instant = Mutex<ContinuousClock.Instant?>(nil)
    }

    private let descriptor: Int32
    private let patience: Duration
    private let queue = DispatchQueue(label: "winnow.sink")
    private let shutdown = Shutdown()

    /// What a pipe that has any room always has room for (`PIPE_BUF`), so that no write blocks.
    private static let pieceByteCount = 4096

    /// Writes to `descriptor`, which stays the caller's. `SIGPIPE` must be ignored.
    ///
    /// - Parameters:
    ///   - descriptor: Where to.
    ///   - patience: How long after ``stop()`` the other side may go without reading.
    public init(descriptor: Int32, patience: Duration = .seconds(5)) {
        self.descriptor = descriptor
        self.patience = patience
    }

    /// Writes all bytes; suspends while the other side does not read.
    ///
    /// - Throws: `LineError` if the other side is gone, the write fails, or nothing was read for
    ///   too long after ``stop()``.
    public func write(_ bytes: [UInt8]) async throws {
        guard !bytes.isEmpty else { return }
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            queue.async { done.resume(with: Result { try writeAll(bytes) }) }
        }
    }

    /// Gives up on a side that never reads, once the patience is over.
    public func stop() {
        shutdown.instant.withLock { $0 = $0 ?? .now }
    }

    private func writeAll(_ bytes: [UInt8]) throws {
        var offset = 0
        while offset < bytes.count {
            try waitForRoom()
            let size = min(Self.pieceByteCount, bytes.count - offset)
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), size)
            }
            if count >= 0 {
                offset += count
            } else if errno != EAGAIN && errno != EINTR {
                throw LineError("cannot write to standard output: \(lastError())")
            }
        }
    }

    /// Waits until something can be written or the descriptor fails.
    private func waitForRoom() throws {
        let begin = ContinuousClock.now
        while true {
            var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            // It looks up now and then, in case of a shutdown.
            let count = poll(&polled, 1, 200)
            if count > 0 || (count < 0 && errno != EINTR) { return }
            guard let stopped = shutdown.instant.withLock(\.self) else { continue }
            if ContinuousClock.now - max(begin, stopped) > patience {
                throw LineError("cannot write to standard output: nobody reads it")
            }
        }
    }
}
