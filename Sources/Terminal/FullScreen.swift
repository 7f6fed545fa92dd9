import Dispatch
import Glibc
import Synchronization

/// A terminal taken over whole: keys come one by one, and the screen before comes back at the end,
/// however that comes about.
///
/// There can be one at a time in a process, since signals belong to the process.
public final class FullScreen: Sendable {
    private let input: Int32
    private let output: Int32
    private let wake: Int32
    private let decoder = Mutex(KeyDecoder())
    private let queue = DispatchQueue(label: "winnow.terminal")

    /// Takes standard input and output over.
    ///
    /// - Parameter terminalName: What `TERM` says.
    /// - Throws: ``TerminalError``; nothing was changed then.
    public init(terminalName: String?) throws(TerminalError) {
        input = STDIN_FILENO
        output = STDOUT_FILENO
        guard isatty(input) == 1, isatty(output) == 1 else { throw .noTerminal }
        guard let terminalName, !terminalName.isEmpty, terminalName != "dumb" else { throw .dumb }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .failed(String(cString: strerror(errno))) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        wake = ends[0]
        guard tcgetattr(input, &Rescue.mode) == 0 else {
            throw .failed(String(cString: strerror(errno)))
        }
        Rescue.descriptor = output
        Rescue.wake = ends[1]
        Rescue.isEnding = false
        Rescue.install()
        enter()
    }

    deinit { Rescue.restore() }

    /// Takes the terminal over, again after `leave`.
    public func enter() {
        var mode = Rescue.mode
        cfmakeraw(&mode)
        Rescue.isNeeded = true
        // What was typed before there was anything to see is dropped.
        tcsetattr(input, TCSAFLUSH, &mode)
        write(Rescue.entering)
    }

    /// Gives the terminal back as it was.
    public func leave() { Rescue.restore() }

    /// How much it shows now; 80 by 24 if it doesn't say.
    public var size: TerminalSize {
        var size = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return TerminalSize(columns: 80, rows: 24)
        }
        return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    /// Writes bytes as they are.
    public func write(_ bytes: [UInt8]) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(
                    output, buffer.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            if count > 0 {
                offset += count
            } else if errno == EAGAIN {
                var polled = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
                poll(&polled, 1, 1000)
            } else if errno != EINTR {
                // It is gone: reading will say so.
                return
            }
        }
    }

    /// Waits for something to happen, at most for `limit`.
    public func event(within limit: Duration) async -> TerminalEvent {
        await withCheckedContinuation { done in
            queue.async { [self] in done.resume(returning: wait(limit)) }
        }
    }

    /// The keys that were pressed meanwhile; doesn't wait.
    public func pendingKeys() async -> [Key] {
        await withCheckedContinuation { done in
            queue.async { [self] in
                var polled = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
                guard poll(&polled, 1, 0) > 0, polled.revents & Int16(POLLIN) != 0,
                    case .keys(let keys) = readKeys()
                else { return done.resume(returning: []) }
                done.resume(returning: keys)
            }
        }
    }

    private func wait(_ limit: Duration) -> TerminalEvent {
        let milliseconds = Int32(clamping: limit.components.seconds * 1000)
        var polled = [
            pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
        ]
        let count = poll(&polled, 2, milliseconds)
        if count < 0 { return errno == EINTR ? (signalled() ?? .changed) : .closed }
        if count == 0 { return .idle }
        if polled[0].revents != 0, let event = signalled() { return event }
        if polled[1].revents & Int16(POLLIN) != 0 { return readKeys() }
        return polled[1].revents != 0 ? .closed : .changed
    }

    /// The signal that matters most of those that came.
    private func signalled() -> TerminalEvent? {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(wake, &bytes, bytes.count)
        guard count > 0 else { return nil }
        let numbers = bytes[..<count].map(Int32.init)
        if let ending = numbers.first(where: Rescue.endings.contains) { return .end(ending) }
        if numbers.contains(SIGTSTP) { return .stop }
        // Whoever stopped us without asking has given the terminal to another.
        if numbers.contains(SIGCONT) { enter() }
        return .changed
    }

    private func readKeys() -> TerminalEvent {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(input, &bytes, bytes.count)
        if count < 0, errno == EINTR || errno == EAGAIN { return .changed }
        guard count > 0 else { return .closed }
        return .keys(decoder.withLock { $0.keys(in: bytes[..<count]) })
    }
}
