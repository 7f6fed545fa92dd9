import Dispatch
import Foundation
import Glibc
import Synchronization

/// A program on a pseudo-terminal of its own: what it would show a person, and keys for it.
///
/// Killed when nobody holds it any more.
public final class PseudoTerminal: Sendable {
    /// The number the system knows it by.
    public let identifier: pid_t
    private let descriptor: Int32
    /// The other end, kept open so that what the program did to the terminal can be seen afterwards.
    private let other: Int32
    private let screenState: Mutex<VirtualScreen>
    private let ending = Mutex<ProcessEnding?>(nil)
    private let received = Mutex<[UInt8]>([])
    private let folder: TemporaryFolder

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - words: The program's absolute path and its arguments.
    ///   - environment: All of it.
    ///   - folder: Kept for as long as it runs.
    ///   - screen: An empty screen, of the size that the terminal is to have.
    ///   - size: Columns and rows.
    /// - Throws: `ProcessFailure` if there is no terminal to be had, or it can't be started.
    public init(
        _ words: [String], environment: [String: String], in folder: TemporaryFolder,
        screen: VirtualScreen, size: (columns: Int, rows: Int)
    ) throws {
        self.folder = folder
        screenState = Mutex(screen)
        var ends: (Int32, Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 256)
        guard openpty(&ends.0, &ends.1, nil, nil, nil) == 0,
            ttyname_r(ends.1, &name, name.count) == 0
        else { throw ProcessFailure("no pseudo-terminal: \(String(cString: strerror(errno)))") }
        for end in [ends.0, ends.1] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (descriptor, other) = ends
        let path = String(
            decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The first terminal that a session's leader opens becomes the session's own.
        for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, number, path, O_RDWR, 0)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // POSIX_SPAWN_SETSID, which Glibc's module does not export.
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | 0x80)
        var window = winsize(
            ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &window)
        var arguments = words.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, words[0], &actions, &attributes, &arguments, &variables)
        guard code == 0 else {
            close(other)
            close(descriptor)
            throw ProcessFailure("cannot run \(words[0]): \(String(cString: strerror(code)))")
        }
        identifier = child
    }

    deinit {
        if (ending.withLock { $0 == nil }) {
            kill(identifier, SIGKILL)
            var status: Int32 = 0
            waitpid(identifier, &status, 0)
        }
        close(other)
        close(descriptor)
    }

    /// What it shows, as far as it was read.
    public var screen: VirtualScreen { screenState.withLock(\.self) }

    /// Every byte it has written, as far as it was read.
    public var bytes: [UInt8] { received.withLock(\.self) }

    /// Presses keys, as the bytes that a terminal sends for them.
    public func press(_ keys: String) {
        var bytes = Array(keys.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR { return }
        }
    }

    /// Gives it another size, and an empty screen of it.
    public func resize(to size: (columns: Int, rows: Int), _ screen: VirtualScreen) {
        screenState.withLock { $0 = screen }
        var window = winsize(
            ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &window)
        kill(identifier, SIGWINCH)
    }

    /// Sends it a signal.
    public func signal(_ number: Int32) { kill(identifier, number) }

    /// Whether keys are echoed and come in lines, as a shell expects.
    public var isCooked: Bool {
        var mode = termios()
        return tcgetattr(descriptor, &mode) == 0 && mode.c_lflag & tcflag_t(ICANON) != 0
            && mode.c_lflag & tcflag_t(ECHO) != 0
    }

    /// Reads until the screen is as wanted.
    ///
    /// - Returns: the screen.
    /// - Throws: `ProcessFailure` with the screen if it does not come to be so within `limit`.
    @discardableResult
    public func wait(
        for what: String, within limit: Duration = .seconds(30),
        until isSo: (VirtualScreen) -> Bool
    ) async throws -> VirtualScreen {
        let deadline = ContinuousClock.now + limit
        while true {
            let now = screen
            if isSo(now) { return now }
            guard ContinuousClock.now < deadline else {
                throw ProcessFailure("never came to be: \(what)\n\(now.text)")
            }
            if !readSome() { try await Task.sleep(for: .milliseconds(5)) }
            if ended() != nil, !readSome(), !isSo(screen) {
                throw ProcessFailure("ended before: \(what)\n\(screen.text)")
            }
        }
    }

    /// Waits until a text is shown.
    @discardableResult
    public func wait(forText text: String) async throws -> VirtualScreen {
        try await wait(for: text) { $0.text.contains(text) }
    }

    /// Waits for its end, reading all it writes.
    ///
    /// - Throws: `ProcessFailure` if it does not end within `limit`.
    public func end(within limit: Duration = .seconds(30)) async throws -> ProcessEnding {
        let deadline = ContinuousClock.now + limit
        while true {
            let hasRead = readSome()
            if let ending = ended() {
                while readSome() {}
                return ending
            }
            guard ContinuousClock.now < deadline else {
                throw ProcessFailure("did not end within \(limit)\n\(screen.text)")
            }
            if !hasRead { try await Task.sleep(for: .milliseconds(5)) }
        }
    }

    private func ended() -> ProcessEnding? {
        ending.withLock { ending in
            var status: Int32 = 0
            if ending == nil, waitpid(identifier, &status, WNOHANG) == identifier {
                ending = ProcessEnding(waitStatus: status)
            }
            return ending
        }
    }

    /// Reads what is there; false if nothing is.
    private func readSome() -> Bool {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&polled, 1, 0) > 0, polled.revents & Int16(POLLIN) != 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return false }
        let bytes = Array(buffer[..<count])
        received.withLock { $0 += bytes }
        screenState.withLock { $0.write(bytes) }
        return true
    }
}
