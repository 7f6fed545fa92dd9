import Moderation
import Text

/// A verdict as moderators read it: the summary, then a row for every reason.
struct VerdictText {
    var verdict: Verdict
    var ink: Ink
    var width: Int

    /// The lines, without a blank one at either end.
    var lines: [String] {
        var lines = [heading]
        lines += findings(verdict.findings)
        if !verdict.shadow.isEmpty {
            lines.append("  on trial, adding nothing:")
            lines += findings(verdict.shadow)
        }
        for error in verdict.errors {
            let rule = error.rule.map { "\($0): " } ?? ""
            lines.append("  ! \(Phrases.safe(rule + error.message))")
        }
        if let flip = verdict.flip { lines.append("  " + Phrases.safe(flip)) }
        return lines
    }

    private var heading: String {
        let summary = Phrases.safe(verdict.summary)
        return switch verdict.status {
        case .approved: ink.green(summary)
        case .spam: ink.red(summary)
        default: ink.yellow(summary)
        }
    }

    private func findings(_ findings: [Finding]) -> [String] {
        findings.flatMap { finding -> [String] in
            let points =
                finding.action.map(\.rawValue) ?? Phrases.points(finding.points, signed: true)
            let padding = String(repeating: " ", count: max(0, 6 - points.count))
            return about(finding, after: "  \(padding)\(points)  ")
                + finding.matches.prefix(3).map(place) + more(finding.matches.count - 3)
        }
    }

    /// The rule and what it says, on further lines where one is too short.
    private func about(_ finding: Finding, after points: String) -> [String] {
        let indent = points.count + finding.rule.count + 2
        let isNarrow = width - indent < 24
        let room = width - (isNarrow ? points.count : indent)
        let lines = TextWrap.lines(Phrases.safe(finding.about), columns: room)
        let head = points + ink.bold(finding.rule)
        if isNarrow {
            return [head] + lines.map { String(repeating: " ", count: points.count) + $0 }
        }
        let rest = lines.dropFirst().map { String(repeating: " ", count: indent) + $0 }
        return ["\(head)  \(lines.first ?? "")"] + rest
    }

    private func place(_ match: Finding.Match) -> String {
        let entry = match.entry.map { " (\($0))" } ?? ""
        let text = VisibleText.truncated(Phrases.safe(match.text), toColumns: max(20, width - 40))
        let place = "\(match.field) \(match.start)–\(match.end)"
        return "            \(ink.faint(Phrases.safe(place))) “\(text)”\(Phrases.safe(entry))"
    }

    private func more(_ count: Int) -> [String] {
        count > 0 ? ["            and \(Phrases.count(count, "more place"))"] : []
    }
}
