import Moderation
import Terminal
import Text

extension ReviewState {
    /// The screen as it is now.
    ///
    /// - Parameter hasStyles: Whether colour and weight can be used; without them matches stand in
    ///   `[[…]]`.
    /// - Returns: as many rows as the terminal has.
    public mutating func frame(hasStyles: Bool) -> Frame {
        let ink = ReviewInk(hasStyles: hasStyles)
        let bottom = bottomLines()
        let room = max(0, size.rows - bottom.lines.count)
        var lines = mainLines(rows: room, ink)
        lines = Array(lines.prefix(room))
        lines += Array(repeating: Line(), count: room - lines.count)
        var cursor: Frame.Cursor?
        if let column = bottom.cursor { cursor = Frame.Cursor(column: column, row: room) }
        return Frame(lines: lines + bottom.lines, cursor: cursor)
    }

    private mutating func mainLines(rows: Int, _ ink: ReviewInk) -> [Line] {
        switch mode {
        case .page(var page):
            let (title, lines) = pageLines(page, ink)
            page.scroll = Self.clamped(page.scroll, of: lines.count, in: rows - 1)
            mode = .page(page)
            return scrolled(title, lines, page.scroll, rows: rows)
        case .bulk(var bulk):
            let lines = bulk.rows.map(rowLine)
            bulk.scroll = Self.clamped(bulk.scroll, of: lines.count, in: rows - 1)
            mode = .bulk(bulk)
            return scrolled(title(of: bulk), lines, bulk.scroll, rows: rows)
        case .rule(let rule, let scroll):
            let lines = ruleLines(rule)
            let clamped = Self.clamped(scroll, of: lines.count, in: rows - 1)
            mode = .rule(rule, scroll: clamped)
            return scrolled("a rule on trial: \(rule.id)", lines, clamped, rows: rows)
        case .question(let question) where question.bulk != nil:
            guard let bulk = question.bulk else { return [] }
            return scrolled(title(of: bulk), bulk.rows.map(rowLine), bulk.scroll, rows: rows)
        case .prompt(let prompt):
            guard case .count(let bulk, _) = prompt.purpose else { break }
            return scrolled(title(of: bulk), bulk.rows.map(rowLine), bulk.scroll, rows: rows)
        case .card, .groups, .question: break
        }
        return cardLines(rows: rows, ink)
    }

    /// A title bar, then as many rows as there is room for.
    private func scrolled(_ title: String, _ lines: [Line], _ scroll: Int, rows: Int) -> [Line] {
        let shown = lines.dropFirst(scroll).prefix(max(0, rows - 1))
        let isWhole = shown.count == lines.count
        let place = isWhole ? "" : "\(scroll + 1)–\(scroll + shown.count) of \(lines.count)"
        return [bar(title, place)] + shown
    }

    static func clamped(_ scroll: Int, of count: Int, in rows: Int) -> Int {
        min(max(0, scroll), max(0, count - max(1, rows)))
    }

    /// A reversed row with a text at either end; what is on the right stays whole.
    func bar(_ left: String, _ right: String) -> Line {
        let right = right.isEmpty ? "" : " \(right) "
        let room = max(0, size.columns - VisibleText.columnWidth(right))
        let left = VisibleText.truncated(" \(left) ", toColumns: room)
        let gap = max(0, room - VisibleText.columnWidth(left))
        return Line(left + String(repeating: " ", count: gap) + right, .reversed)
    }

    /// The message or prompt, and the keys.
    private func bottomLines() -> (lines: [Line], cursor: Int?) {
        let hints = hintLine()
        switch mode {
        case .prompt(let prompt):
            let (line, column) = promptLine(prompt.label, prompt.text)
            return ([line, hints], column)
        case .question(let question):
            return ([Line("\(ReviewPhrases.safe(question.text)) (y/n) ", .bold), hints], nil)
        case .groups(let groups): return (groupLines(groups) + [hints], nil)
        default:
            guard let message else { return ([Line(), hints], nil) }
            let style: Style = message.isWarning ? [.bold, .yellow] : .green
            let mark = message.isWarning ? "! " : ""
            return ([Line(mark + ReviewPhrases.safe(message.text), style), hints], nil)
        }
    }

    /// What is typed, its end always in sight.
    private func promptLine(_ label: String, _ text: String) -> (Line, cursor: Int) {
        let safe = ReviewPhrases.safe(text, characterCount: 2 * ReviewPrompt.characterCount)
        let label = VisibleText.truncated(label, toColumns: size.columns / 2)
        let labelWidth = VisibleText.columnWidth(label)
        var end = Substring(safe)
        while !end.isEmpty,
            labelWidth + VisibleText.columnWidth(String(end)) >= size.columns
        {
            end.removeFirst()
        }
        let width = labelWidth + VisibleText.columnWidth(String(end))
        return (Line([.init(label, .bold), .init(String(end))]), width)
    }

    /// The keys that are valid now, as many as fit; the one for help always.
    private func hintLine() -> Line {
        var entries = ReviewKeys.entries(mode).filter { !$0.hint.isEmpty }
        let help = entries.firstIndex { $0.keys == "?" }.map { entries.remove(at: $0) }
        let helpWidth = help.map { Self.width(of: $0) + 2 } ?? 0
        var shown: [ReviewKeys.Entry] = []
        var width = 0
        for entry in entries {
            let entryWidth = Self.width(of: entry) + (shown.isEmpty ? 0 : 2)
            guard width + entryWidth + helpWidth <= size.columns else { break }
            shown.append(entry)
            width += entryWidth
        }
        var line = Line()
        for entry in shown + (help.map { [$0] } ?? []) {
            line.append(line.spans.isEmpty ? "" : "  ")
            line.append(entry.keys, .bold)
            line.append(" \(entry.hint)", .faint)
        }
        return line
    }

    private static func width(of entry: ReviewKeys.Entry) -> Int {
        VisibleText.columnWidth("\(entry.keys) \(entry.hint)")
    }

    private func groupLines(_ groups: [ReviewGroup]) -> [Line] {
        var number = 0
        let lines = groups.map { group -> Line in
            if group.key == nil { number += 1 }
            var line = Line("  \(group.key.map(String.init) ?? String(number))", .bold)
            line.append("  all \(ReviewPhrases.safe(group.description))")
            return line
        }
        let title = lines.isEmpty ? "there is nothing to go by" : "all that wait and are …"
        return [Line(title, .bold)] + lines.prefix(max(1, size.rows - 4))
    }

    private func title(of bulk: ReviewBulk) -> String {
        let count = bulk.isCut ? "the first \(bulk.rows.count)" : "\(bulk.rows.count)"
        return "\(count) \(ReviewPhrases.safe(bulk.title))"
    }

    /// One submission on one row.
    func rowLine(_ row: ReviewRow) -> Line {
        var line = Line()
        let age = ReviewPhrases.age(row.receivedAt, at: now)
        line.append(String(repeating: " ", count: max(0, 7 - age.count)) + age + "  ", .faint)
        let status = row.status.rawValue
        line.append(status + String(repeating: " ", count: max(0, 10 - status.count)))
        let author = VisibleText.truncated(
            ReviewPhrases.safe(row.author), toColumns: max(8, size.columns / 5))
        line.append(author, .bold)
        line.append("  \(ReviewPhrases.safe(row.text))")
        return line
    }

    private func ruleLines(_ rule: ReviewRule) -> [Line] {
        let yaml = rule.yaml.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Line("  " + ReviewPhrases.safe(String($0))) }
        let hits = "it would hit \(rule.hits.count) of the last \(rule.searchedCount)"
        return [Line()] + yaml + [Line(), Line(hits, .bold)] + rule.hits.map(rowLine)
    }
}
