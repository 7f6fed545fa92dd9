import Foundation
import Moderation
import Terminal

extension ReviewState {
    /// Title and rows of something to read.
    func pageLines(_ page: ReviewPage, _ ink: ReviewInk) -> (title: String, lines: [Line]) {
        switch page.content {
        case .why: return ("why", whyLines())
        case .thread(let thread):
            let count = thread.entries.count
            return ("thread · \(count) published on this post", threadLines(thread))
        case .history(let rows):
            let title = "from this author: \(rows.count) others, newest first"
            return (title, rows.isEmpty ? [Line("  nothing else", .faint)] : rows.map(rowLine))
        case .help: return ("keys", helpLines())
        }
    }

    private func helpLines() -> [Line] {
        ReviewKeys.card.map { entry in
            let gap = String(repeating: " ", count: max(1, 12 - entry.keys.count))
            var line = Line("  \(entry.keys)\(gap)", .bold)
            line.append(entry.help)
            return line
        }
    }

    /// Text that we wrote or made safe, broken to the width of the screen.
    private func wrapped(_ text: String, indent: Int, _ style: Style = []) -> [Line] {
        MarkedText.lines(
            ReviewPhrases.safe(text, characterCount: 2_000), matches: [],
            columns: size.columns - indent, mark: .brackets
        ).map { Line(String(repeating: " ", count: indent) + $0.text, style) }
    }

    private func whyLines() -> [Line] {
        guard let stored = card?.stored else { return [] }
        guard let verdict = stored.verdict else { return [Line("not judged yet")] }
        var lines = wrapped(verdict.summary, indent: 0, .bold)
        if verdict.status != stored.status {
            lines.append(Line("it is \(stored.status.rawValue) now, by a decision", .yellow))
        }
        lines += [Line(), Line("  points  reason", .faint)]
        lines += verdict.findings.flatMap(findingLines)
        if !verdict.shadow.isEmpty {
            lines += [Line(), Line("on trial, adding nothing:", .faint)]
            lines += verdict.shadow.flatMap(findingLines)
        }
        for error in verdict.errors {
            let rule = error.rule.map { "\($0): " } ?? ""
            lines += wrapped("! \(rule)\(error.message)", indent: 2, .yellow)
        }
        lines.append(Line())
        let thresholds = verdict.thresholds
        lines += wrapped(
            "held from \(ReviewPhrases.points(thresholds.hold, signed: false)), "
                + "spam from \(ReviewPhrases.points(thresholds.spam, signed: false))", indent: 0,
            .faint)
        lines += wrapped(
            verdict.flip ?? "no single reason would have changed it", indent: 0, .bold)
        let filters = "filters \(verdict.filters.prefix(12))"
        let model = verdict.model.map { " · model \($0.prefix(12))" } ?? ""
        return lines + wrapped("\(filters)\(model) · \(stored.id)", indent: 0, .faint)
    }

    private func findingLines(_ finding: Finding) -> [Line] {
        let points = finding.action.map(\.rawValue) ?? ReviewPhrases.points(finding.points)
        var head = Line(String(repeating: " ", count: max(0, 8 - points.count)))
        head.append("\(points)  ", .bold)
        head.append(ReviewPhrases.safe(finding.rule), .bold)
        head.append("  \(ReviewPhrases.safe(finding.group))", .faint)
        var lines = [head] + wrapped(finding.about, indent: 10)
        for match in finding.matches.prefix(3) {
            let entry = match.entry.map { " (\($0))" } ?? ""
            lines += wrapped(
                "\(match.field) \(match.start)–\(match.end) “\(match.text)”\(entry)", indent: 12,
                .faint)
        }
        let more = finding.matches.count - 3
        if more > 0 { lines.append(Line("            and \(more) more places", .faint)) }
        return lines
    }

    private func threadLines(_ thread: CommentThread) -> [Line] {
        let parent = card?.stored.submission.parent
        var lines: [Line] = []
        if let entry = thread.entries.first(where: { $0.comment.id == parent }) {
            lines.append(Line("it answers:", .bold))
            lines += entryLines(entry, indent: 2, rows: 40) + [Line()]
        } else if parent != nil {
            lines += [Line("it answers one that is not published", .yellow), Line()]
        }
        if thread.entries.isEmpty { lines.append(Line("nothing is published yet", .faint)) }
        for entry in thread.entries {
            let isParent = entry.comment.id == parent
            lines += entryLines(entry, indent: min(entry.depth, 6) * 2, rows: 3, isParent)
        }
        return lines
    }

    private func entryLines(
        _ entry: CommentThread.Entry, indent: Int, rows: Int, _ isParent: Bool = false
    ) -> [Line] {
        let comment = entry.comment
        let name = comment.kind.isPing ? comment.source?.title : comment.authorName
        let space = String(repeating: " ", count: indent)
        var head = Line("\(space)\(isParent ? "> " : "")\(entry.number). ", .bold)
        head.append(ReviewPhrases.safe(name ?? "(no name)", characterCount: 80), .bold)
        head.append("  \(ReviewPhrases.age(comment.date, at: now)) ago", .faint)
        let text = comment.content ?? comment.source?.excerpt ?? ""
        let start = String(text.unicodeScalars.prefix(4_000))
        let lines = MarkedText.lines(
            start, matches: [], columns: size.columns - indent - 3, mark: .brackets
        ).map { Line([Line.Span(space + "   ")] + $0.spans) }
        let isCut = lines.count > rows
        return [head] + lines.prefix(rows) + (isCut ? [Line("\(space)   …", .faint)] : [])
    }
}
