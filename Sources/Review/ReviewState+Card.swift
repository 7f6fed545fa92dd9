import Moderation
import Terminal
import Text

extension ReviewState {
    /// The submission on the table: who and where, the text, the reasons.
    mutating func cardLines(rows: Int, _ ink: ReviewInk) -> [Line] {
        var lines = [titleBar()]
        guard let card else { return lines + [Line(), Line("  nothing is on the table", .faint)] }
        lines += header(card, rows: rows, ink)
        let reasons = reasons(card, rows: rows)
        let room = max(1, rows - lines.count - reasons.count - 1)
        let text = layOut(card, ink)
        scroll = Self.clamped(scroll, of: text.count, in: room)
        scrollRoom = room
        let shown = text.dropFirst(scroll).prefix(room)
        lines.append(rule(shown.count, of: text.count))
        lines += shown
        lines += Array(repeating: Line(), count: max(0, room - shown.count))
        return lines + reasons
    }

    private func titleBar() -> Line {
        var left = "winnow review · " + statuses.map(\.rawValue).sorted().joined(separator: ", ")
        if !limit.isEmpty { left += " · \(ReviewPhrases.safe(limit))" }
        guard let deck, deck.current != nil else { return bar(left, "") }
        var right = "\(deck.number) of \(max(deck.total, deck.number))"
        if let waitingCount { right += " · \(waitingCount) wait" }
        if newCount > 0 { right += " · +\(newCount) new" }
        if !deck.tagged.isEmpty { right += " · \(deck.tagged.count) marked" }
        return bar(left, right)
    }

    private func header(_ card: ReviewCard, rows: Int, _ ink: ReviewInk) -> [Line] {
        let stored = card.stored
        let submission = stored.submission
        let fields = MarkedFields(stored: stored, ink: ink)
        let who = who(submission, fields)
        var what = Line(submission.kind.rawValue, .bold)
        what.append(" on ", .faint)
        what.spans +=
            fields.line([(submission.post.title ?? submission.post.url, "post.title")])
            .spans
        var state = Line(statusText(stored), statusStyle(stored.status))
        state.append(" · \(ReviewPhrases.age(stored.receivedAt, at: now)) ago")
        if deck?.current?.isTagged == true { state.append(" · marked", .bold) }
        if submission.parent != nil { state.append(" · an answer (t)") }
        let from = fields.line([(submission.ip, "ip"), (submission.userAgent, "user_agent")])
        if !from.spans.isEmpty { state.append(" · ") }
        state.spans += from.spans
        var lines = rows >= 8 ? [what, who, state] : [who]
        if rows >= 12 { lines.append(history(card)) }
        if let claimant = card.claimant {
            lines.append(
                Line("! \(ReviewPhrases.safe(claimant)) looks at this one", [.bold, .yellow]))
        }
        return lines.map { $0.fitted(toColumns: size.columns) }
    }

    /// Who sent it; for pings, which page.
    private func who(_ submission: Submission, _ fields: MarkedFields) -> Line {
        var line = Line(submission.kind.isPing ? "from " : "by ", .faint)
        let parts: [(text: String?, field: String)] =
            submission.kind.isPing
            ? [
                (submission.source?.title ?? submission.source?.url, "source.title"),
                (submission.source?.blogName, "source.blog_name"),
            ]
            : [
                (submission.author.name, "author.name"), (submission.author.email, "author.email"),
                (submission.author.url, "author.url"),
            ]
        line.spans += fields.line(parts).spans
        if line.spans.count < 2 { line.append("nobody who gave a name") }
        return line
    }

    private func statusText(_ stored: StoredSubmission) -> String {
        stored.status.rawValue + (stored.isEdited ? ", edited since it was judged" : "")
    }

    private func statusStyle(_ status: Status) -> Style {
        switch status {
        case .approved: .green
        case .spam, .trash: .red
        case .held, .queued: .yellow
        }
    }

    private func history(_ card: ReviewCard) -> Line {
        let history = card.history
        var parts: [String] = []
        let isPing = card.stored.submission.kind.isPing
        let author = ReviewPhrases.counts(history.email) ?? ReviewPhrases.counts(history.person)
        if !isPing { parts.append("author before: \(author ?? "nothing")") }
        if let host = ReviewPhrases.counts(history.host) { parts.append("host: \(host)") }
        if let network = ReviewPhrases.counts(history.network) {
            parts.append("network: \(network)")
        }
        if history.echo.similar > 0 {
            let count = history.echo.similar
            let more = count >= Echo.limit ? " or more" : ""
            parts.append("alike: \(count)\(more)")
        }
        return Line(parts.joined(separator: " · "), .faint)
    }

    /// The row between header and text, which says how much of it is seen.
    private func rule(_ shown: Int, of count: Int) -> Line {
        guard count > shown else { return Line() }
        let text = "  rows \(scroll + 1)–\(scroll + shown) of \(count), Space goes on"
        return Line(text, .faint)
    }

    private mutating func layOut(_ card: ReviewCard, _ ink: ReviewInk) -> [Line] {
        let occasion = CardLayout.Occasion(
            id: card.stored.id, revision: card.stored.revision, columns: size.columns, ink: ink)
        if let layout, layout.occasion == occasion { return layout.text }
        let new = CardLayout(card, occasion)
        layout = new
        return new.text
    }

    /// The reasons, heaviest first, as many as a third of the screen holds.
    private func reasons(_ card: ReviewCard, rows: Int) -> [Line] {
        guard let verdict = card.stored.verdict else {
            return [Line("not judged yet", .faint)]
        }
        let heading = Line(
            ReviewPhrases.safe(verdict.summary), [.bold, statusStyle(verdict.status)])
        let room = rows / 3
        guard room >= 3 else { return rows >= 6 ? [heading] : [] }
        var lines = [heading]
        let errors = verdict.errors.map { error -> Line in
            let rule = error.rule.map { "\($0): " } ?? ""
            return Line("  ! \(ReviewPhrases.safe(rule + error.message))", .yellow)
        }
        lines += errors.prefix(2)
        lines += verdict.findings.map(Self.findingLine)
        if lines.count > room {
            let hidden = lines.count - room + 1
            lines = Array(lines.prefix(room - 1))
            lines.append(Line("  and \(hidden) more: w shows all", .faint))
        }
        return [Line()] + lines
    }

    /// One reason on one row.
    static func findingLine(_ finding: Finding) -> Line {
        let points = finding.action.map(\.rawValue) ?? ReviewPhrases.points(finding.points)
        var line = Line(String(repeating: " ", count: max(0, 8 - points.count)))
        line.append("\(points)  ", .bold)
        line.append(ReviewPhrases.safe(finding.rule), .bold)
        line.append("  \(ReviewPhrases.safe(finding.about))")
        if let match = finding.matches.first,
            finding.matches.allSatisfy({ $0.field == match.field })
        {
            line.append("  \(ReviewPhrases.safe("“\(match.text.prefix(60))”"))", .faint)
        }
        return line
    }
}
