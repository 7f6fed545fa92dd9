import Foundation
import Moderation
import Wire

/// Moderators' lists for people.
enum EntryText {
    /// `allowed: email rosa@example.org (entry 3)`.
    static func line(_ act: EntryAct) -> String {
        let entry = act.entry
        let done =
            switch (entry.list, act.action) {
            case (.allow, .add): "allowed"
            case (.block, .add): "blocked"
            case (.allow, .remove): "no longer allowed"
            case (.block, .remove): "no longer blocked"
            }
        let until = entry.expiresAt.map { ", until \(Timestamp.minute($0))" } ?? ""
        return "\(done): \(entry.kind.rawValue) \(Phrases.safe(entry.value)) "
            + "(entry \(entry.number)\(until))"
    }

    /// A table of entries.
    static func lines(_ entries: [SenderEntry], width: Int, ink: Ink) -> [String] {
        var table = TextTable([
            .init(title: "entry", isNumber: true), .init(title: "what"), .init(title: "sender"),
            .init(title: "by"), .init(title: "added"), .init(title: "until"),
            .init(title: "note", isFlexible: true),
        ])
        for entry in entries {
            table.add([
                String(entry.number), "\(entry.list.rawValue) \(entry.kind.rawValue)",
                entry.value, entry.actor, String(Timestamp.text(entry.addedAt).prefix(10)),
                entry.expiresAt.map(Timestamp.minute) ?? "", entry.note ?? "",
            ])
        }
        return table.lines(width: width, ink: ink)
    }
}
