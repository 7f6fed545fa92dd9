import Glibc

extension FullScreen {
    /// Stops the process, as Ctrl-Z does, until the shell continues it.
    public func suspend() {
        leave()
        // Sent to this thread, so that it has stopped before the handlers are back.
        Self.raiseByDefault(SIGTSTP)
        Rescue.install()
        enter()
    }

    /// Ends the process as if the signal had not been caught, so that whoever waits for it knows.
    public static func end(by number: Int32) -> Never {
        Rescue.restore()
        raiseByDefault(number)
        _exit(128 &+ number)
    }

    /// Raises a signal in this thread, which may be one in which all signals are blocked.
    private static func raiseByDefault(_ number: Int32) {
        signal(number, SIG_DFL)
        var signals = sigset_t()
        var before = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, number)
        pthread_sigmask(SIG_UNBLOCK, &signals, &before)
        raise(number)
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    /// Runs a program on the terminal in our place, by the shell, with a file as its argument.
    ///
    /// - Parameters:
    ///   - command: As in `$EDITOR`; may have arguments.
    ///   - path: The file.
    /// - Returns: whether it ended by itself with status 0.
    public func run(_ command: String, on path: String) -> Bool {
        leave()
        Rescue.isAway = true
        defer {
            Rescue.isAway = false
            enter()
        }
        guard let child = Self.spawn(["/bin/sh", "-c", "\(command) \"$1\"", "sh", path]) else {
            return false
        }
        var status: Int32 = 0
        while true {
            let found = waitpid(child, &status, WUNTRACED)
            if found < 0, errno == EINTR { continue }
            guard found == child else { return false }
            guard status & 0xFF == 0x7F else { break }
            // It was stopped: so are we, or the shell would wait for us.
            kill(getpid(), SIGSTOP)
            kill(child, SIGCONT)
        }
        return status == 0
    }

    private static func spawn(_ words: [String]) -> pid_t? {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for number in [SIGPIPE, SIGTSTP, SIGINT, SIGQUIT] { sigaddset(&signals, number) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, words[0], nil, &attributes, &arguments, environ)
        return code == 0 ? child : nil
    }
}
