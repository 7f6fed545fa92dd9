import Filters
import JSON
import Moderation
import Wire

extension StatsReport {
    /// The same for programs; times in seconds.
    var json: JSONValue {
        var object: JSONObject = [
            "since": .string(Timestamp.text(statistics.since)),
            "until": .string(Timestamp.text(statistics.until)),
            "by": .string(step.rawValue),
            "complete_from": .string(
                String(
                    Timestamp.text(DayFigures(day: statistics.isCompleteFrom).begin).prefix(10))),
            "total": json(sum), "steps": .array(steps.map(json)),
        ]
        object["standing"] = standing
        object["moderators"] = .array(statistics.moderators.map(json))
        object["agreement"] = agreementJSON
        object["rules"] = .array(statistics.rules.map(json))
        object["decided_sample"] = .integer(Int64(statistics.decidedSample))
        object["model"] = modelJSON
        object["waited"] = json(statistics.waited)
        object["held"] = json(statistics.holding)
        object["oldest_queued"] =
            statistics.oldestQueued.map { .string(Timestamp.text($0)) } ?? .null
        object["braked"] = .array(brakes.map { .string($0.rule.rule) })
        object["ever"] = totalsJSON
        return .object(object)
    }

    private func json(_ figures: DayFigures) -> JSONValue {
        [
            "from": .string(String(Timestamp.text(figures.begin).prefix(10))),
            "received": number(figures.received), "pings": number(figures.pings),
            "queued": number(figures.queued), "approved": number(figures.approved),
            "held": number(figures.held), "spam": number(figures.spam),
            "people_approved": number(figures.peopleApproved),
            "people_spam": number(figures.peopleSpam),
            "people_other": number(figures.peopleOther),
        ]
    }

    private func number(_ count: Int) -> JSONValue { .integer(Int64(count)) }

    private var standing: JSONValue {
        let rows = Status.allCases.map { status in
            (
                status.rawValue,
                number(statistics.standing[status]?.values.reduce(0, +) ?? 0)
            )
        }
        return .object(JSONObject(rows))
    }

    private func json(_ row: ModeratorFigures) -> JSONValue {
        [
            "moderator": .string(row.actor), "approved": number(row.approved),
            "spam": number(row.spam), "trash": number(row.trash), "other": number(row.other),
            "undone": number(row.undone), "overruled": number(row.overruled),
        ]
    }

    private var agreementJSON: JSONValue {
        let agreement = statistics.agreement
        return [
            "approved_ham": number(agreement.approvedHam),
            "approved_spam": number(agreement.approvedSpam),
            "held_ham": number(agreement.heldHam), "held_spam": number(agreement.heldSpam),
            "spam_ham": number(agreement.spamHam), "spam_spam": number(agreement.spamSpam),
        ]
    }

    private func json(_ row: RuleFigures) -> JSONValue {
        let right = Proportion(row.right, of: row.decided)
        return [
            "rule": .string(row.rule), "hits": number(row.hits),
            "decided_ham": number(row.decidedHam), "decided_spam": number(row.decidedSpam),
            "right": right.share.map { JSONValue(number: $0) } ?? .null,
            "right_low": JSONValue(number: right.interval.lowerBound),
            "right_high": JSONValue(number: right.interval.upperBound),
        ]
    }

    private var modelJSON: JSONValue {
        let model = statistics.model
        return [
            "version": model.version.map { .string($0) } ?? .null,
            "decided": number(model.total), "leaned": number(model.leaned),
            "right": number(model.right),
            "area": model.area.map { JSONValue(number: $0) } ?? .null,
        ]
    }

    private func json(_ wait: WaitFigures) -> JSONValue {
        let seconds = { (value: Double?) in value.map { JSONValue(number: $0) } ?? .null }
        return [
            "count": number(wait.count), "median": seconds(wait.median),
            "ninetieth": seconds(wait.ninetieth), "longest": seconds(wait.longest),
        ]
    }

    private var totalsJSON: JSONValue {
        [
            "received": number(statistics.totals.received),
            "decisions": .array(
                statistics.totals.decisions.map {
                    [
                        "moderator": .string($0.actor), "action": .string($0.action.rawValue),
                        "count": number($0.count),
                    ]
                }),
        ]
    }
}
