import Dispatch
import Foundation
import Glibc
import Synchronization

/// Lines from a file descriptor, read by a thread of its own while earlier ones are worked on.
///
/// Reading pauses while `bufferByteCount` of unanswered lines have piled up, so that a sender that
/// never waits is held back by its pipe and not by our memory.
public final class DescriptorLines: LineSource {
    private struct State {
        var lines: [InputLine] = []
        var byteCount = 0
        var isEnded = false
        var isPaused = false
        var failure: LineError?
        var waiting: CheckedContinuation<Void, Never>?

        /// Takes out the first lines, as many as are given out at once.
        mutating func take() -> [InputLine] {
            guard lines.count > groupCount else {
                defer { lines = [] }
                byteCount = 0
                return lines
            }
            let taken = Array(lines.prefix(groupCount))
            lines.removeFirst(groupCount)
            byteCount = max(0, byteCount - taken.reduce(0) { $0 + $1.byteCount + lineByteCount })
            return taken
        }
    }

    /// The most lines given out at once: what is made of them is many times as large.
    private static let groupCount = 500

    /// What a line costs besides its bytes: of the shortest ones far more would fit otherwise.
    private static let lineByteCount = 256

    private let descriptor: Int32
    private let bufferByteCount: Int
    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: 0)
    private let stopPipe: (read: Int32, write: Int32)

    /// Starts to read.
    ///
    /// - Parameters:
    ///   - descriptor: Stays open; it is the caller's.
    ///   - maximumLineByteCount: Longer lines come as `InputLine.tooLong`.
    ///   - bufferByteCount: How much may be read ahead.
    /// - Throws: `LineError` if the process is out of descriptors.
    public init(descriptor: Int32, maximumLineByteCount: Int, bufferByteCount: Int) throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw LineError("cannot make a pipe: \(lastError())") }
        stopPipe = (ends[0], ends[1])
        self.descriptor = descriptor
        self.bufferByteCount = bufferByteCount
        let thread = Thread { [weak self] in
            var splitter = LineSplitter(maximumByteCount: maximumLineByteCount)
            while let lines = self, lines.readOnce(&splitter) {}
        }
        thread.name = "lines"
        thread.start()
    }

    deinit {
        close(stopPipe.read)
        close(stopPipe.write)
    }

    /// Lines that have arrived, at least one; suspends until there is one. Nil at the end.
    ///
    /// - Throws: `LineError` if reading failed, once the lines before have been given out.
    public func next() async throws -> [InputLine]? {
        while true {
            let (lines, isEnded, failure) = state.withLock { state in
                let lines = state.take()
                if state.isPaused {
                    state.isPaused = false
                    room.signal()
                }
                return (lines, state.isEnded, state.failure)
            }
            if !lines.isEmpty { return lines }
            if let failure { throw failure }
            if isEnded { return nil }
            await arrival()
        }
    }

    /// Ends the input, however much the sender still has to say.
    public func stop() {
        var byte: UInt8 = 1
        _ = Glibc.write(stopPipe.write, &byte, 1)
        state.withLock { state in
            guard state.isPaused else { return }
            state.isPaused = false
            room.signal()
        }
    }

    private func arrival() async {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                if !state.lines.isEmpty || state.isEnded { return true }
                state.waiting = continuation
                return false
            }
            if isReady { continuation.resume() }
        }
    }

    /// Reads what is there; false at the end.
    private func readOnce(_ splitter: inout LineSplitter) -> Bool {
        guard waitForInput() else {
            finish(splitter.end(), nil)
            return false
        }
        let size = 256 * 1024
        let (count, lines) = withUnsafeTemporaryAllocation(byteCount: size, alignment: 16) {
            buffer -> (Int, [InputLine]) in
            let count = read(descriptor, buffer.baseAddress, size)
            guard count > 0 else { return (count, []) }
            return (count, splitter.lines(in: UnsafeRawBufferPointer(rebasing: buffer[..<count])))
        }
        if count > 0 {
            deliver(lines, byteCount: count + lines.count * Self.lineByteCount)
            return true
        }
        if count < 0, errno == EINTR || errno == EAGAIN { return true }
        let failure =
            count < 0 ? LineError("cannot read standard input: \(lastError())") : nil
        finish(splitter.end(), failure)
        return false
    }

    /// Waits until there is something to read; false if it was stopped.
    private func waitForInput() -> Bool {
        while true {
            var polled = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: stopPipe.read, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&polled, 2, -1)
            if count < 0, errno != EINTR { return true }
            if polled[1].revents != 0 { return false }
            if polled[0].revents != 0 { return true }
        }
    }

    private func deliver(_ lines: [InputLine], byteCount: Int) {
        guard !lines.isEmpty else { return }
        let (waiting, mustPause) = state.withLock { state in
            state.lines += lines
            state.byteCount += byteCount
            state.isPaused = state.byteCount >= bufferByteCount
            defer { state.waiting = nil }
            return (state.waiting, state.isPaused)
        }
        waiting?.resume()
        if mustPause { room.wait() }
    }

    private func finish(_ last: InputLine?, _ failure: LineError?) {
        let waiting = state.withLock { state in
            if let last { state.lines.append(last) }
            state.failure = failure
            state.isEnded = true
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }
}

/// The text of `errno`.
func lastError() -> String { String(cString: strerror(errno)) }
