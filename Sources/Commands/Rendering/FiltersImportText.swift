import Filters
import JSON

/// What was taken over from another program.
struct ImportText {
    var imported: Imported
    /// The files written, or to be.
    var files: [String]
    var isDryRun: Bool
    var width: Int

    private static let shownNotes = 200

    /// The lines.
    var lines: [String] {
        var lines = imported.notes.prefix(Self.shownNotes).flatMap { note in
            let place = note.line > 0 ? "line \(note.line): " : ""
            return TextWrap.lines(Phrases.safe(place + note.message), columns: width)
        }
        if imported.notes.count > Self.shownNotes {
            lines.append(
                "and \(imported.notes.count - Self.shownNotes) more such lines: see --json")
        }
        guard !imported.rules.isEmpty else { return lines + ["nothing could be taken over"] }
        let verb = isDryRun ? "would take over" : "took over"
        let entries =
            imported.entryCount > 0
            ? " with \(imported.entryCount == 1 ? "one entry" : "\(imported.entryCount) entries")"
            : ""
        lines.append("\(verb) \(Phrases.count(imported.rules.count, "rule"))\(entries), on trial:")
        lines += files.map { "  \(Phrases.safe($0))" }
        let left = imported.notes.count
        if left > 0 { lines.append("\(Phrases.count(left, "note")) above say what was left out") }
        return lines
    }

    /// The same for programs.
    var json: JSONValue {
        [
            "rules": .array(imported.rules.map { .string($0.rule.id) }),
            "entries": .integer(Int64(imported.entryCount)), "written": .bool(!isDryRun),
            "files": .array(files.map { .string($0) }),
            "notes": .array(
                imported.notes.map {
                    ["line": .integer(Int64($0.line)), "message": .string($0.message)]
                }),
        ]
    }
}
