import Foundation

// Writes manual pages in mdoc(7) from what `winnow --experimental-dump-help` says on standard
// input, into the folder named by the first argument.

/// The part of the argument parser's description that pages need.
struct Description: Decodable {
    struct Name: Decodable {
        var kind: String
        var name: String

        var text: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    struct Argument: Decodable {
        var kind: String
        var abstract: String?
        var discussion: String?
        var defaultValue: String?
        var valueName: String?
        var names: [Name]?
        var isOptional: Bool
        var isRepeating: Bool
        var shouldDisplay: Bool
    }

    struct Command: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var arguments: [Argument]?
        var subcommands: [Command]?
        var shouldDisplay: Bool
    }

    var command: Command
}

/// Text on lines of its own, so that nothing in it is taken for a request.
func roff(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        let safe = line.replacingOccurrences(of: "\\", with: "\\e")
            .replacingOccurrences(of: "-", with: "\\-")
        return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
    }.joined(separator: "\n")
}

/// Sentences, each on lines of its own, as mdoc wants them.
func prose(_ text: String) -> String {
    roff(
        text.replacingOccurrences(
            of: "([.?!]) +(?=[A-Z])", with: "$1\n", options: .regularExpression))
}

/// A text as one argument of a macro.
func quoted(_ text: String) -> String {
    "\"" + roff(text).replacingOccurrences(of: "\"", with: "\\(dq") + "\""
}

/// Paragraphs, with indented lines as they are.
func paragraphs(_ text: String) -> [String] {
    var lines: [String] = []
    for block in text.components(separatedBy: "\n\n") where !block.isEmpty {
        let isExample = block.hasPrefix("  ")
        if isExample {
            let plain = block.split(separator: "\n").map { String($0.dropFirst(2)) }
            lines += [".Bd -literal -offset indent", roff(plain.joined(separator: "\n")), ".Ed"]
        } else {
            lines += [".Pp", prose(block)]
        }
    }
    if lines.first == ".Pp" { lines.removeFirst() }
    return lines
}

struct Page {
    var path: [String]
    var command: Description.Command
    var date: String

    var name: String { path.joined(separator: "-") }

    private var children: [Description.Command] {
        (command.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
    }

    private var arguments: [Description.Argument] {
        (command.arguments ?? []).filter(\.shouldDisplay)
    }

    var text: String {
        var lines = [
            ".Dd \(date)", ".Dt \(name.uppercased()) 1", ".Os Winnow", ".Sh NAME", ".Nm \(name)",
            ".Nd \(about)", ".Sh SYNOPSIS", ".Nm \(path.joined(separator: " "))",
        ]
        lines += synopsis
        lines += [".Sh DESCRIPTION"]
        let discussion = paragraphs(command.discussion ?? "")
        lines += discussion.isEmpty ? [prose(command.abstract ?? name)] : discussion
        if !arguments.isEmpty {
            lines += [".Sh OPTIONS", ".Bl -tag -width Ds"] + arguments.flatMap(item) + [".El"]
        }
        if !children.isEmpty {
            lines += [".Sh COMMANDS", ".Bl -tag -width Ds"]
            for child in children {
                lines += [".It Xr \(name)-\(child.commandName) 1", prose(child.abstract ?? "")]
            }
            lines += [".El"]
        }
        if path.count == 1 { lines += environment }
        lines += exit
        if path.count > 1 {
            lines += [".Sh SEE ALSO", ".Xr \(path.dropLast().joined(separator: "-")) 1"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The abstract as a noun phrase would stand after the name.
    private var about: String {
        var about = command.abstract ?? name
        if about.hasSuffix(".") { about.removeLast() }
        return roff(about.prefix(1).lowercased() + about.dropFirst())
    }

    private var synopsis: [String] {
        var lines =
            arguments.isEmpty
            ? [] : arguments.contains { $0.kind != "positional" } ? [".Op Ar options"] : []
        for argument in arguments where argument.kind == "positional" {
            let dots = argument.isRepeating ? " ..." : ""
            let value = quoted(argument.valueName ?? "value")
            lines.append(argument.isOptional ? ".Op Ar \(value)\(dots)" : ".Ar \(value)\(dots)")
        }
        return children.isEmpty ? lines : lines + [".Ar command ..."]
    }

    private func item(_ argument: Description.Argument) -> [String] {
        let names = (argument.names ?? []).map(\.text).joined(separator: ", ")
        let value = argument.valueName ?? "value"
        let head =
            switch argument.kind {
            case "positional": ".It Ar \(quoted(value))"
            case "flag": ".It Cm \(quoted(names))"
            default: ".It Cm \(quoted(names)) Ar \(quoted(value))"
            }
        var text = argument.abstract ?? ""
        if let value = argument.defaultValue {
            text += (text.isEmpty ? "" : " ") + "Default: \(value)."
        }
        return [head, prose(text)] + (argument.discussion.map(paragraphs) ?? [])
    }

    private var environment: [String] {
        let variables = [
            ("WINNOW_DATA", "The data folder, unless --data says otherwise; else winnow-data."),
            ("WINNOW_FILTERS", "The folder of the rules, unless --filters says otherwise."),
            ("WINNOW_CONFIG", "The configuration file, unless --config says otherwise."),
            ("WINNOW_ACTOR", "Who decides, for the log, unless --as says otherwise."),
            ("NO_COLOR", "If set, nothing is coloured."),
        ]
        return [".Sh ENVIRONMENT", ".Bl -tag -width Ds"]
            + variables.flatMap { [".It Ev \($0.0)", prose($0.1)] } + [".El"]
    }

    private var exit: [String] {
        let statuses = [
            ("0", "Done."), ("64", "The command line is wrong."),
            ("65", "Some of the input can't be accepted; the rest was done."),
            ("70", "A bug in Winnow."), ("74", "A file, folder, disk or pipe fails."),
            ("75", "Nothing was done; the same may succeed later."),
            ("78", "The configuration or the filters can't be used."),
        ]
        guard path.count == 1 else { return [] }
        return [".Sh EXIT STATUS", ".Bl -tag -width Ds"]
            + statuses.flatMap { [".It \($0.0)", prose($0.1)] } + [".El"]
    }

    /// This page and those of its commands.
    var all: [Page] {
        [self]
            + children.flatMap { Page(path: path + [$0.commandName], command: $0, date: date).all }
    }
}

guard CommandLine.arguments.count == 2 else {
    FileHandle.standardError.write(Data("usage: manual FOLDER < description.json\n".utf8))
    exit(64)
}
let input = FileHandle.standardInput.readDataToEndOfFile()
let description = try JSONDecoder().decode(Description.self, from: input)
// mdoc's date; SOURCE_DATE_EPOCH makes the pages the same again.
let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(TimeInterval.init)
let formatter = DateFormatter()
formatter.locale = Locale(identifier: "en_US_POSIX")
formatter.timeZone = .gmt
formatter.dateFormat = "MMMM d, yyyy"
let date = formatter.string(from: epoch.map { Date(timeIntervalSince1970: $0) } ?? Date())
let root = Page(path: [description.command.commandName], command: description.command, date: date)
for page in root.all {
    let file = URL(fileURLWithPath: CommandLine.arguments[1]).appendingPathComponent(
        page.name + ".1")
    try Data(page.text.utf8).write(to: file)
}
