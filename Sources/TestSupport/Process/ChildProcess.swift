import Dispatch
import Foundation
import Glibc
import Synchronization

/// A process with pipes to its standard input and from its standard output; its standard error goes
/// to a file. Started without a shell. Killed when nobody holds it any more.
///
/// One task at a time may write, and one may read.
public final class ChildProcess: Sendable {
    /// The number the system knows it by.
    public let identifier: pid_t
    private let name: String
    private let input: Mutex<Int32>
    private let output: Mutex<Int32>
    private let folder: TemporaryFolder
    private let errors: TemporaryFolder
    private let pending = Mutex<[UInt8]>([])
    private let ending = Mutex<ProcessEnding?>(nil)
    private let writing = DispatchQueue(label: "winnow.test.write")
    private let reading = DispatchQueue(label: "winnow.test.read")

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - program: Its absolute path.
    ///   - arguments: Without the program's own name.
    ///   - environment: All of it; nothing is inherited.
    ///   - folder: Where it works; kept for as long as it runs.
    /// - Throws: `ProcessFailure` if it can't be started.
    public init(
        _ program: String, _ arguments: [String], environment: [String: String],
        in folder: TemporaryFolder
    ) throws {
        self.folder = folder
        name = ([URL(fileURLWithPath: program).lastPathComponent] + arguments.prefix(1))
            .joined(separator: " ")
        errors = try TemporaryFolder()
        // `env` changes the folder, for want of a portable way to spawn in one.
        let words = ["-C", folder.path, program] + arguments
        let errorFile = errors.path + "/stderr"
        let (identifier, toChild, fromChild) = try spawning.withLock { _ in
            try Self.spawn("/usr/bin/env", words, environment, errorFile)
        }
        self.identifier = identifier
        // Else a write of more than fits would not heed its time limit.
        _ = fcntl(toChild, F_SETFL, O_WRONLY | O_NONBLOCK)
        input = Mutex(toChild)
        output = Mutex(fromChild)
    }

    private static func spawn(
        _ program: String, _ arguments: [String], _ environment: [String: String],
        _ errorFile: String
    ) throws -> (identifier: pid_t, toChild: Int32, fromChild: Int32) {
        let toChild = try Pipe()
        let fromChild = try Pipe()
        defer {
            close(toChild.reading)
            close(fromChild.writing)
        }
        var start = SpawnRequest()
        defer { start.free() }
        start.open(toChild.reading, as: STDIN_FILENO)
        start.open(fromChild.writing, as: STDOUT_FILENO)
        start.openFile(errorFile, as: STDERR_FILENO)
        let identifier = try start.spawn(program, arguments, environment)
        return (identifier, toChild.writing, fromChild.reading)
    }

    deinit {
        if (ending.withLock { $0 == nil }) {
            kill(identifier, SIGKILL)
            var status: Int32 = 0
            waitpid(identifier, &status, 0)
        }
        closeInput()
        closeOutput()
    }

    /// What it has written to standard error so far.
    public var errorText: String {
        let data = FileManager.default.contents(atPath: errors.path + "/stderr") ?? Data()
        return String(decoding: data, as: UTF8.self)
    }

    /// The most memory it has had resident, in bytes; nil if it has ended.
    public var peakMemoryByteCount: Int? {
        let status = try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1024 }
    }

    /// Writes bytes.
    ///
    /// - Parameters:
    ///   - bytes: All of them, if it reads fast enough.
    ///   - limit: How long the process may leave its input full.
    /// - Returns: how many bytes went; fewer than all if the limit was reached or it stopped reading.
    @discardableResult
    public func write(_ bytes: [UInt8], within limit: Duration = .seconds(60)) async -> Int {
        await withCheckedContinuation { done in
            writing.async { [self] in
                let descriptor = input.withLock { $0 }
                done.resume(returning: Self.write(bytes, to: descriptor, within: limit))
            }
        }
    }

    /// Writes a line.
    public func send(_ line: String) async {
        await write(Array(line.utf8) + [UInt8(ascii: "\n")])
    }

    /// Closes its standard input.
    public func closeInput() {
        input.withLock { descriptor in
            if descriptor >= 0 { close(descriptor) }
            descriptor = -1
        }
    }

    /// The next line it writes, without the line feed; nil at the end of its output.
    ///
    /// - Throws: `ProcessFailure` if there is none within `limit`.
    public func line(within limit: Duration = .seconds(60)) async throws -> String? {
        try await withCheckedThrowingContinuation {
            (done: CheckedContinuation<String?, any Error>) in
            reading.async { [self] in
                done.resume(with: Result { try nextLine(within: limit) })
            }
        }
    }

    /// All lines up to the end of its output.
    ///
    /// - Throws: `ProcessFailure` if the next one does not come within `limit`.
    public func remainingLines(within limit: Duration = .seconds(60)) async throws -> [String] {
        var lines: [String] = []
        while let line = try await line(within: limit) { lines.append(line) }
        return lines
    }

    /// Stops reading for good: whatever it writes from now on fails.
    public func closeOutput() {
        output.withLock { descriptor in
            if descriptor >= 0 { close(descriptor) }
            descriptor = -1
        }
    }

    /// Reads and throws away everything up to the end of its output; gives how many lines it was.
    public func discardedLineCount() async -> Int {
        await withCheckedContinuation { done in
            reading.async { [self] in
                let output = output.withLock { $0 }
                var count = 0
                repeat {
                    count += pending.withLock { pending in
                        defer { pending = [] }
                        return pending.count { $0 == UInt8(ascii: "\n") }
                    }
                } while readMore(from: output)
                done.resume(returning: count)
            }
        }
    }

    /// Sends it a signal, unless it has ended.
    public func signal(_ number: Int32) {
        ending.withLock { ending in
            if ending == nil { kill(identifier, number) }
        }
    }

    /// Waits for its end.
    ///
    /// - Throws: `ProcessFailure` if it does not end within `limit`.
    public func end(within limit: Duration = .seconds(60)) async throws -> ProcessEnding {
        let deadline = ContinuousClock.now + limit
        while true {
            if let ending = reap() { return ending }
            guard ContinuousClock.now < deadline else {
                throw ProcessFailure("\(name) did not end within \(limit): \(errorText)")
            }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private func reap() -> ProcessEnding? {
        ending.withLock { ending in
            var status: Int32 = 0
            if ending == nil, waitpid(identifier, &status, WNOHANG) == identifier {
                ending = ProcessEnding(waitStatus: status)
            }
            return ending
        }
    }

    private static func write(
        _ bytes: [UInt8], to descriptor: Int32, within limit: Duration
    ) -> Int {
        let deadline = ContinuousClock.now + limit
        var offset = 0
        while offset < bytes.count, Self.wait(for: descriptor, POLLOUT, until: deadline) {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(
                    descriptor, buffer.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            if count < 0, errno != EAGAIN, errno != EINTR { break }
            offset += max(0, count)
        }
        return offset
    }

    private func nextLine(within limit: Duration) throws -> String? {
        let deadline = ContinuousClock.now + limit
        let output = output.withLock { $0 }
        var seen = 0
        while true {
            let (line, count) = pending.withLock { pending -> (String?, Int) in
                guard let end = pending[seen...].firstIndex(of: UInt8(ascii: "\n")) else {
                    return (nil, pending.count)
                }
                defer { pending.removeFirst(end + 1) }
                return (String(decoding: pending[..<end], as: UTF8.self), 0)
            }
            if let line { return line }
            seen = count
            guard Self.wait(for: output, POLLIN, until: deadline) else {
                throw ProcessFailure("no line from \(name) within \(limit): \(errorText)")
            }
            guard readMore(from: output) else { return lastLine() }
        }
    }

    /// Reads what is there; false at the end.
    private func readMore(from output: Int32) -> Bool {
        let size = 1 << 16
        return withUnsafeTemporaryAllocation(byteCount: size, alignment: 16) { buffer in
            let count = read(output, buffer.baseAddress, size)
            guard count > 0 else { return count < 0 && (errno == EINTR || errno == EAGAIN) }
            pending.withLock { $0 += buffer[..<count] }
            return true
        }
    }

    private func lastLine() -> String? {
        pending.withLock { pending in
            defer { pending = [] }
            return pending.isEmpty ? nil : String(decoding: pending, as: UTF8.self)
        }
    }

    private static func wait(
        for descriptor: Int32, _ event: Int32, until deadline: ContinuousClock.Instant
    ) -> Bool {
        while true {
            let rest = deadline - ContinuousClock.now
            let milliseconds =
                rest.components.seconds * 1000
                + rest.components.attoseconds / 1_000_000_000_000_000
            var polled = pollfd(fd: descriptor, events: Int16(event), revents: 0)
            let count = poll(&polled, 1, Int32(clamping: max(0, milliseconds)))
            if count > 0 { return true }
            if count == 0 { return false }
            if errno != EINTR { return false }
        }
    }
}
