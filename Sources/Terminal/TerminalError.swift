/// Why a terminal can't be used.
public enum TerminalError: Error, Sendable, Hashable {
    /// Standard input or standard output is something else.
    case noTerminal
    /// It says that it can't place a cursor (`TERM` is empty or `dumb`).
    case dumb
    /// A system call failed, for this reason.
    case failed(String)
}
