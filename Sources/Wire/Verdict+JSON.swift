import JSON
import Moderation

extension Verdict {
    /// The verdict in the shape of DESIGN §5, without the submission's id.
    public var json: JSONValue {
        var writer = ObjectWriter()
        write(to: &writer)
        return writer.json
    }

    func write(to writer: inout ObjectWriter) {
        writer.set("status", status.rawValue)
        writer.set("score", score)
        writer.set(
            "thresholds",
            [
                "hold": JSONValue(number: thresholds.hold),
                "spam": JSONValue(number: thresholds.spam),
            ])
        writer.set(
            "forced",
            forced.map { ["action": .string($0.action.rawValue), "rule": .string($0.rule)] }
                ?? .null)
        writer.set("summary", summary)
        writer.set("findings", .array(findings.map(\.json)))
        writer.set("shadow", .array(shadow.map(\.json)))
        writer.set("errors", .array(errors.map(\.json)))
        writer.set("flip", flip)
        writer.set("filters", filters)
        writer.set("model", model)
        writer.set("took_us", tookMicroseconds)
    }

    /// Reads a verdict as `json` writes it.
    public init(json: JSONValue) throws(WireError) {
        var reader = ObjectReader(json)
        let status: Status? = reader.choice("status")
        let thresholds = reader.object("thresholds") { thresholds in
            Thresholds(
                hold: thresholds.number("hold") ?? 0, spam: thresholds.number("spam") ?? 0)
        }
        let forced = reader.object("forced") { forced -> Forced in
            let action: RuleAction? = forced.choice("action")
            let rule = forced.string("rule")
            return Forced(
                action: forced.required("action", action) ?? .hold,
                rule: forced.required("rule", rule) ?? "")
        }
        self.init(
            status: reader.required("status", status) ?? .held, score: reader.number("score") ?? 0,
            thresholds: reader.required("thresholds", thresholds) ?? Thresholds(hold: 0, spam: 0),
            forced: forced, summary: reader.string("summary") ?? "",
            findings: reader.list("findings", Finding.init(json:path:)) ?? [],
            shadow: reader.list("shadow", Finding.init(json:path:)) ?? [],
            errors: reader.list("errors", JudgementError.init(json:path:)) ?? [],
            flip: reader.string("flip"), filters: reader.string("filters") ?? "",
            model: reader.string("model"),
            tookMicroseconds: reader.integer("took_us", in: 0...Int.max) ?? 0)
        try reader.finish()
    }
}

extension Finding {
    /// The finding in the shape of DESIGN §5.
    public var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("rule", rule)
        writer.set("about", about)
        writer.set("points", points)
        writer.set("group", group)
        writer.set("action", action?.rawValue)
        writer.set("matches", .array(matches.map(\.json)))
        return writer.json
    }

    init(json: JSONValue, path: String) throws(WireError) {
        var reader = ObjectReader(json, path: path)
        let rule = reader.string("rule")
        self.init(
            rule: reader.required("rule", rule) ?? "", about: reader.string("about") ?? "",
            points: reader.number("points") ?? 0, group: reader.string("group") ?? "",
            action: reader.choice("action"),
            matches: reader.list("matches", Match.init(json:path:)) ?? [])
        try reader.finish()
    }
}

extension Finding.Match {
    /// The place in the shape of DESIGN §5.
    public var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("view", view)
        writer.set("field", field)
        writer.set("start", start)
        writer.set("end", end)
        writer.set("text", text)
        writer.set("entry", entry)
        return writer.json
    }

    init(json: JSONValue, path: String) throws(WireError) {
        var reader = ObjectReader(json, path: path)
        self.init(
            view: reader.string("view") ?? "", field: reader.string("field") ?? "",
            start: reader.integer("start", in: 0...Int.max) ?? 0,
            end: reader.integer("end", in: 0...Int.max) ?? 0, text: reader.string("text") ?? "",
            entry: reader.string("entry"))
        try reader.finish()
    }
}

extension JudgementError {
    /// The rule, if any, and what went wrong.
    public var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("rule", rule)
        writer.set("message", message)
        return writer.json
    }

    init(json: JSONValue, path: String) throws(WireError) {
        var reader = ObjectReader(json, path: path)
        self.init(rule: reader.string("rule"), message: reader.string("message") ?? "")
        try reader.finish()
    }
}
