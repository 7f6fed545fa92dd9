/// How a process ends, after `sysexits.h`. A verdict is never an exit status unless
/// `--exit-status` asks for it.
public enum ExitStatus: Int32, Sendable, Hashable, CaseIterable {
    /// Everything asked for was done.
    case done = 0
    /// With `--exit-status` only: a submission is held.
    case held = 1
    /// With `--exit-status` only: a submission is spam.
    case spam = 2
    /// The command line is wrong.
    case usage = 64
    /// Some of the input can't be accepted; the rest was done.
    case badInput = 65
    /// Our bug.
    case bug = 70
    /// A file, folder, disk or pipe fails.
    case io = 74
    /// Nothing was done; the same may succeed later.
    case tryLater = 75
    /// The configuration or the filters can't be used.
    case configuration = 78
}
