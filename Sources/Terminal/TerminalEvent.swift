/// What happened at a terminal.
public enum TerminalEvent: Sendable, Hashable {
    /// Keys were pressed, in this order.
    case keys([Key])
    /// It may have another size, or something else has written on it.
    case changed
    /// Someone wants the process to stop for a while (`SIGTSTP`).
    case stop
    /// Someone wants the process to end, by this signal.
    case end(Int32)
    /// It is gone.
    case closed
    /// Nothing, for as long as was to be waited.
    case idle
}
