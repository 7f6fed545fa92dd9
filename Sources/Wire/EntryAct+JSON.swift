import JSON
import Moderation

extension SenderEntry {
    /// An entry on a moderators' list.
    public var json: JSONValue {
        var writer = ObjectWriter()
        write(to: &writer)
        return writer.json
    }

    fileprivate func write(to writer: inout ObjectWriter) {
        writer.set("entry", Int(number))
        writer.set("list", list.rawValue)
        writer.set("kind", kind.rawValue)
        writer.set("value", value)
        writer.set("added_by", actor)
        writer.set("added_at", addedAt)
        writer.set("expires_at", expiresAt)
        writer.set("note", note)
    }
}

extension EntryAct {
    /// An entry of the log: `action` is `allow`, `block` or, once it is taken off, `unlist`.
    public var json: JSONValue {
        var writer = ObjectWriter()
        writer.set("number", Int(number))
        writer.set("batch", batch)
        writer.set("action", action == .remove ? "unlist" : entry.list.rawValue)
        writer.set("actor", actor)
        writer.set("decided_at", at)
        writer.set("undone_by", undoneBy)
        entry.write(to: &writer)
        return writer.json
    }
}
