import Foundation
import Glibc
import JSON

/// The built `winnow` on a data folder of its own.
public final class Winnow: Sendable {
    /// What a command that ran to its end has left.
    public struct Outcome: Sendable {
        /// How it ended.
        public var ending: ProcessEnding
        /// The lines on standard output.
        public var lines: [String]
        /// Everything on standard error.
        public var errorText: String

        /// The exit status; nil if it was killed.
        public var status: Int32? {
            guard case .exited(let status) = ending else { return nil }
            return status
        }

        /// Standard output as one text.
        public var text: String { lines.map { $0 + "\n" }.joined() }

        /// Each line as JSON.
        ///
        /// - Throws: `JSONError` for a line that is not JSON.
        public func json() throws -> [JSONValue] {
            try lines.map { try JSONValue(parsing: $0) }
        }
    }

    /// Where everything is kept, the data folder included.
    public let folder: TemporaryFolder
    /// The folder of the rules.
    public let filters: String
    private let environment: [String: String]

    /// A `winnow` whose data folder does not exist yet.
    ///
    /// - Parameters:
    ///   - filters: The folder of the rules.
    ///   - environment: Added to what every command gets, or in place of it.
    /// - Throws: what the file system throws.
    public init(filters: String, environment: [String: String] = [:]) throws {
        // A write to a process that has gone is an error here too, not the end of all tests.
        Glibc.signal(SIGPIPE, SIG_IGN)
        folder = try TemporaryFolder()
        self.filters = filters
        self.environment = environment
    }

    /// The data folder.
    public var data: String { folder.path + "/data" }

    /// What every command finds in its environment.
    public var variables: [String: String] {
        let own = [
            "WINNOW_DATA": data, "WINNOW_FILTERS": filters, "WINNOW_ACTOR": "tester",
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "HOME": folder.path, "WINNOW": BuiltPrograms.winnow,
        ]
        return own.merging(environment) { $1 }
    }

    /// Starts `winnow`.
    ///
    /// - Throws: `ProcessFailure` if it can't be started.
    public func start(_ arguments: String...) throws -> ChildProcess {
        try start(BuiltPrograms.winnow, with: arguments)
    }

    /// Starts any program as `winnow` would be started.
    ///
    /// - Throws: `ProcessFailure` if it can't be started.
    public func start(_ program: String, with arguments: [String]) throws -> ChildProcess {
        try ChildProcess(program, arguments, environment: variables, in: folder)
    }

    /// Runs `winnow` to its end.
    ///
    /// - Throws: `ProcessFailure` if it can't be started or takes longer than `limit`.
    public func run(
        _ arguments: String..., input: String = "", within limit: Duration = .seconds(120)
    ) async throws -> Outcome {
        try await run(arguments, input: Array(input.utf8), within: limit)
    }

    /// Runs `winnow` to its end, with any bytes on its standard input.
    ///
    /// - Throws: `ProcessFailure` if it can't be started or takes longer than `limit`.
    public func run(
        _ arguments: [String], input: [UInt8] = [], within limit: Duration = .seconds(120)
    ) async throws -> Outcome {
        try await run(BuiltPrograms.winnow, with: arguments, input: input, within: limit)
    }

    /// Runs any program to its end, as `winnow` would be run.
    ///
    /// - Throws: `ProcessFailure` if it can't be started or takes longer than `limit`.
    public func run(
        _ program: String, with arguments: [String], input: [UInt8],
        within limit: Duration = .seconds(120)
    ) async throws -> Outcome {
        let process = try start(program, with: arguments)
        async let written: Void = {
            await process.write(input, within: limit)
            process.closeInput()
        }()
        let lines = try await process.remainingLines(within: limit)
        await written
        let ending = try await process.end(within: limit)
        return Outcome(ending: ending, lines: lines, errorText: process.errorText)
    }
}
