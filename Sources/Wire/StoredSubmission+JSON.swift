import JSON
import Moderation

extension StoredSubmission {
    /// A submission with where it stands and why, for moderators: private fields included.
    public var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("id", id.text)
        writer.set("status", status.rawValue)
        writer.set("revision", revision)
        writer.set("received_at", receivedAt)
        writer.set("status_changed_at", statusChangedAt)
        writer.set("post_key", postKey.text)
        writer.set("edited", isEdited ? true : nil)
        writer.set("submission", submission.json)
        writer.set("verdict", verdict?.json)
        return writer.json
    }
}

extension Decision {
    /// A log entry.
    public var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("number", Int(number))
        writer.set("batch", batch)
        writer.set("id", submission.text)
        writer.set("action", action.rawValue)
        writer.set("actor", actor)
        writer.set("decided_at", decidedAt)
        writer.set("from", from.rawValue)
        writer.set("to", to?.rawValue)
        writer.set("revision", revision)
        writer.set("note", note)
        writer.set("undone_by", undoneBy)
        return writer.json
    }
}

extension DecisionOutcome {
    /// What became of one request: `result` is `done`, `unchanged`, `stale`, `unknown` or
    /// `refused`.
    public var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("id", id.text)
        switch result {
        case .done(let number):
            writer.set("result", "done")
            writer.set("decision", Int(number))
        case .unchanged: writer.set("result", "unchanged")
        case .stale: writer.set("result", "stale")
        case .unknown: writer.set("result", "unknown")
        case .refused(let reason):
            writer.set("result", "refused")
            writer.set("reason", reason)
        }
        writer.set("status", status?.rawValue)
        writer.set("revision", revision)
        return writer.json
    }
}

extension Event {
    /// An entry of the change feed.
    public var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("cursor", Int(cursor))
        writer.set("at", at)
        writer.set("event", kind.rawValue)
        writer.set("id", submission.text)
        writer.set("post_key", post.text)
        writer.set("from", from.rawValue)
        writer.set("to", to?.rawValue)
        writer.set("revision", revision)
        return writer.json
    }
}

extension Receipt {
    /// The acknowledgement of `submit`.
    public var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("id", id.text)
        writer.set("status", status.rawValue)
        writer.set("repeated", isRepeat ? true : nil)
        return writer.json
    }
}

extension Verdict {
    /// The verdict with the submission's id first, as in DESIGN §5.
    public func json(of id: SubmissionID) -> JSONValue {
        var writer = ObjectWriter()
        writer.set("id", id.text)
        write(to: &writer)
        return writer.json
    }
}
