import Glibc

/// What brings the terminal back when there is no time for anything else.
///
/// All of it may be called from a signal handler: it only writes, sets the terminal's mode, and
/// sends signals. The values are set before the handlers are.
enum Rescue {
    /// Whether the terminal is in our hands.
    nonisolated(unsafe) static var isNeeded: Bool = false
    /// The terminal.
    nonisolated(unsafe) static var descriptor: Int32 = -1
    /// Its mode before.
    nonisolated(unsafe) static var mode = termios()
    /// The writing end of the pipe that tells of signals.
    nonisolated(unsafe) static var wake: Int32 = -1
    /// Whether a signal to end has come already.
    nonisolated(unsafe) static var isEnding: Bool = false
    /// Whether signals from the keyboard are meant for another program.
    nonisolated(unsafe) static var isAway: Bool = false
    /// `leaving`, where no array has to be touched to get at it.
    nonisolated(unsafe) static var bytes: UnsafeMutablePointer<UInt8>?
    nonisolated(unsafe) static var byteCount: Int = 0

    /// Pasting marked, no wrapping, alternate screen, emptied.
    static let entering = Array("\u{1B}[?1049h\u{1B}[?7l\u{1B}[?2004h\u{1B}[2J\u{1B}[H".utf8)
    /// The same, taken back.
    static let leaving = Array(
        "\u{1B}[?2004l\u{1B}[?7h\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l".utf8)

    /// Signals that end the process, which is told of them first.
    static let endings = [SIGTERM, SIGINT, SIGHUP, SIGQUIT]
    private static let notices = [SIGWINCH, SIGTSTP, SIGCONT]
    private static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS]

    /// Restores the terminal, if that is needed.
    static func restore() {
        guard isNeeded else { return }
        isNeeded = false
        _ = write(descriptor, bytes, byteCount)
        tcsetattr(descriptor, TCSADRAIN, &mode)
    }

    /// Sets every handler, once the values above are set.
    static func install() {
        if bytes == nil {
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: leaving.count)
            copy.initialize(from: leaving, count: leaving.count)
            (bytes, byteCount) = (copy, leaving.count)
            atexit { Rescue.restore() }
        }
        for number in notices { set(number, 0) { Rescue.tell($0) } }
        for number in endings { set(number, 0) { Rescue.end($0) } }
        for number in crashes {
            set(number, Int32(bitPattern: resetHandBit) | SA_NODEFER) { number in
                Rescue.restore()
                raise(number)
            }
        }
    }

    private static let resetHandBit: UInt32 = 0x8000_0000

    private static func set(
        _ number: Int32, _ flags: Int32, _ handler: @escaping @convention(c) (Int32) -> Void
    ) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        action.sa_flags = flags
        sigaction(number, &action, nil)
    }

    /// Passes a signal's number on to whoever waits for keys.
    private static func tell(_ number: Int32) {
        if isAway, number == SIGTSTP || number == SIGCONT { return }
        let kept = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(wake, &byte, 1)
        errno = kept
    }

    /// The first time it is passed on; the second time nobody is listening.
    private static func end(_ number: Int32) {
        if isAway, number == SIGINT || number == SIGQUIT { return }
        guard isEnding else {
            isEnding = true
            return tell(number)
        }
        restore()
        signal(number, SIG_DFL)
        raise(number)
    }
}
