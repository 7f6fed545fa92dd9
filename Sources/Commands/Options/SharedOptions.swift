import ArgumentParser
import Foundation

/// What every command takes.
struct SharedOptions: ParsableArguments {
    @Option(
        name: .long, help: ArgumentHelp("The data folder.", valueName: "dir"),
        completion: .directory)
    var data: String?

    @Option(
        name: .long, help: ArgumentHelp("The folder of the rules.", valueName: "dir"),
        completion: .directory)
    var filters: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The configuration file; ./winnow.yaml if there is one.", valueName: "file"),
        completion: .file())
    var config: String?

    /// What was said on the command line, in the environment and in the file, in this order.
    func settings() throws -> Settings {
        try NamedPlaces(data: data, filters: filters, config: config).settings()
    }
}

/// What a command works with once everything has been said.
struct Settings: Sendable {
    /// The data folder.
    var data: String
    /// The folder of the rules.
    var filters: String
    /// What only the file says.
    var configuration: Configuration

    /// `./Filters`, else the share folder beside the program.
    static func defaultFilters() -> String {
        if FileManager.default.fileExists(atPath: "Filters") { return "Filters" }
        guard
            let program = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/exe")
        else { return "Filters" }
        let prefix = URL(fileURLWithPath: program).deletingLastPathComponent()
            .deletingLastPathComponent()
        let installed = prefix.appendingPathComponent("share/winnow/Filters").path
        return FileManager.default.fileExists(atPath: installed) ? installed : "Filters"
    }
}

/// Whether a command answers for programs.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Print JSON instead of text for people.")
    var json = false
}

/// Who decides.
struct ActorOptions: ParsableArguments {
    @Option(
        name: [.customLong("as")],
        help: ArgumentHelp(
            "Who decides, for the log; your login name if not given.", valueName: "name"))
    var actor: String?

    /// The name for the log.
    var name: String { actor ?? Self.systemName }

    /// The name for the log of someone who doesn't say it.
    static var systemName: String {
        for variable in ["WINNOW_ACTOR", "USER", "LOGNAME"] {
            if let name = getenv(variable) { return String(cString: name) }
        }
        return NSUserName()
    }
}
