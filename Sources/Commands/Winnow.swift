import ArgumentParser
import Dispatch
import Foundation
import Text

/// The `winnow` command.
public struct Winnow: AsyncParsableCommand {
    /// Its name, its help, its verbs.
    public static let configuration = CommandConfiguration(
        commandName: "winnow",
        abstract: "Keeps spam out of a blog's comments, and says why.",
        discussion: """
            Comments and pings go in on standard input, wait in a durable queue, are judged by \
            the rules in Filters/, and come out as JSON files that a blog can read.

              winnow submit < comments.jsonl     store them; a worker judges them
              winnow work --once                 judge what waits
              winnow queue                       what needs a moderator, and why
              winnow review                      decide on it, one key each
              winnow why ID                      every reason for a verdict
              winnow approve ID                  publish it
              winnow undo                        take the last decision back
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(
                name: "For the blog's backend:",
                subcommands: [
                    Serve.self, Submit.self, Check.self, ThreadCommand.self, PingbackCommand.self,
                    TrackbackCommand.self, WebmentionCommand.self, PingCommand.self,
                ]),
            CommandGroup(
                name: "For moderators:",
                subcommands: [
                    Queue.self, ReviewCommand.self, List.self, Show.self, Why.self, Approve.self,
                    Hold.self, Spam.self, Trash.self, Restore.self, Edit.self, Delete.self,
                    Undo.self, Log.self, Allow.self, Block.self, BlogStatsCommand.self,
                    DigestCommand.self, Learn.self,
                ]),
            CommandGroup(
                name: "For whoever looks after it:",
                subcommands: [
                    Work.self, Cleanup.self, FiltersCommand.self, ModelCommand.self, Evaluate.self,
                    EmailCommand.self, RepositoryCommand.self, PostCommand.self, PingsCommand.self,
                ]),
        ])

    /// Winnow's version.
    public static let version = "0.1.0"

    /// Only its subcommands do anything.
    public init() {}

    /// Runs the command line and ends the process with the right status.
    ///
    /// - Parameter arguments: what was typed after the program's name.
    public static func start(_ arguments: [String]) -> Never {
        Heap.settle()
        Task { await run(arguments) }
        dispatchMain()
    }

    private static func run(_ arguments: [String]) async -> Never {
        signal(SIGPIPE, SIG_IGN)
        do {
            if let call = BackendCall(arguments) {
                try await call.run()
                StandardOutput.flush()
                // Everything is on disk or printed; to take the rules apart takes milliseconds.
                _exit(ExitStatus.done.rawValue)
            }
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            StandardOutput.flush()
            exit(withError: nil)
        } catch let status as StatusExit {
            StandardOutput.flush()
            Foundation.exit(status.status.rawValue)
        } catch {
            StandardOutput.flush()
            if isParserError(error) { end(explaining: error) }
            let failure = CommandFailure(error)
            for line in failure.message.split(separator: "\n") {
                StandardError.print(
                    "winnow: " + VisibleText.escaped(String(line), keepingNewlines: false))
            }
            Foundation.exit(failure.status.rawValue)
        }
    }

    /// Ends with the argument parser's own words, made safe: they repeat what was typed, which may
    /// have been pasted from anywhere.
    private static func end(explaining error: any Error) -> Never {
        let status = exitCode(for: error)
        if status.isSuccess { exit(withError: error) }
        StandardError.print(VisibleText.escaped(fullMessage(for: error), keepingNewlines: true))
        Foundation.exit(status.rawValue)
    }

    /// Whether the argument parser made the error, and so knows what to print for it.
    private static func isParserError(_ error: any Error) -> Bool {
        error is CleanExit || error is ValidationError || error is ExitCode
            || exitCode(for: error) != .failure
    }
}

/// Ends a command early with a status and no further word.
struct StatusExit: Error {
    var status: ExitStatus
}
