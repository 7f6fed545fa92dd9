import Moderation

/// The lines that tell people how a verdict came about.
struct Explanation {
    let rules: CompiledRules
    let tally: Tally
    let errors: [JudgementError]

    /// `held at 5.5 of 3: several links from a first-time author (+2.5), BBCode link (+3)`.
    var summary: String {
        if tally.entries.isEmpty, errors.isEmpty { return standing }
        let reasons = reasons
        return reasons.isEmpty ? standing : "\(standing): \(reasons.joined(separator: ", "))"
    }

    private var standing: String {
        let status = tally.status
        if let forced = tally.forced, status == Self.status(of: forced.action) {
            return "\(status.rawValue), forced by \(rules.rules[forced.index].rule.id)"
        }
        if !errors.isEmpty { return "held because the judgement could not be finished" }
        let threshold = status == .spam ? tally.thresholds.spam : tally.thresholds.hold
        return status.rawValue + " at " + tally.score.text + " of " + Points.text(of: threshold)
    }

    private var reasons: [String] {
        var reasons = errors.prefix(2).map { error in
            error.rule.map { "\($0): \(error.message)" } ?? error.message
        }
        let entries = tally.entries.sorted {
            ($0.action != nil ? 0 : 1) < ($1.action != nil ? 0 : 1)
        }
        for entry in entries.prefix(4) {
            let rule = rules.rules[entry.index]
            if entry.action != nil {
                reasons.append(rule.clause)
            } else if entry.counted == rule.points {
                reasons.append(rule.reason)
            } else {
                reasons.append("\(rule.clause) (\(entry.counted.signedText))")
            }
        }
        if entries.count > 4 { reasons.append("and \(entries.count - 4) more") }
        return reasons
    }

    private static func status(of action: RuleAction?) -> Status? {
        switch action {
        case .spam: .spam
        case .hold: .held
        case .allow: .approved
        case nil: nil
        }
    }

    /// The one thing without which the status would be another, as a line; nil if there is none.
    var flip: String? {
        let status = tally.status
        if !errors.isEmpty {
            let other = tally.statusWithoutErrors
            if other != status { return "without the error: \(other.rawValue)" }
        }
        for entry in byWeight {
            let other = tally.status(without: entry.index)
            if other != status {
                return "without \(rules.rules[entry.index].rule.id): \(other.rawValue)"
            }
        }
        return scoreFlip(from: status)
    }

    private var byWeight: [Tally.Entry] {
        tally.entries.sorted {
            abs($1.counted.thousandths) < abs($0.counted.thousandths)
        }
    }

    private func scoreFlip(from status: Status) -> String? {
        guard tally.forced == nil, errors.isEmpty, status != .approved else { return nil }
        let threshold = Points(status == .spam ? tally.thresholds.spam : tally.thresholds.hold)
        let below = Points(thousandths: tally.score.thousandths - threshold.thousandths)
        let next = status == .spam && tally.thresholds.hold < tally.thresholds.spam
        let other: Status = next ? .held : .approved
        return "with more than \(below.text) points less: \(other.rawValue)"
    }
}
