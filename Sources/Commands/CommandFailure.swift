import Filters
import Moderation
import YAML

/// Why a command can't go on.
struct CommandFailure: Error {
    /// How the process ends.
    var status: ExitStatus
    /// What is said on standard error, one line or more, each without the program's name.
    var message: String

    init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }

    /// Finds the exit status for an error from below.
    init(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let problems as FilterProblems:
            let lines = problems.problems.map(\.description).joined(separator: "\n")
            self.init(.configuration, "\(lines)\nthe filters can't be used; nothing was changed")
        case let problem as YAMLProblem: self.init(.configuration, problem.description)
        case let failure as any Failure:
            self.init(Self.status(of: failure.remedy), failure.description)
        default: self.init(.bug, "\(error)")
        }
    }

    private static func status(of remedy: FailureRemedy) -> ExitStatus {
        switch remedy {
        case .tryLater: .tryLater
        case .inspect: .io
        case .configure: .configuration
        case .correct: .badInput
        }
    }
}
