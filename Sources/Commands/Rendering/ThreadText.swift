import Foundation
import Moderation
import Service
import Text
import Wire

/// A post's comments as its page shows them.
struct ThreadText {
    var title: String
    var thread: CommentThread
    var ink: Ink
    var width: Int

    /// The heading, then numbered entries in order.
    var lines: [String] {
        var lines = [ink.bold(heading)]
        for entry in thread.entries {
            lines.append("")
            lines += text(of: entry)
        }
        return lines
    }

    private var heading: String {
        let title = "“\(Phrases.safe(title))”"
        let count = thread.entries.count
        return switch count {
        case 0: "No thoughts on \(title)"
        case 1: "One thought on \(title)"
        default: "\(count) thoughts on \(title)"
        }
    }

    private func text(of entry: CommentThread.Entry) -> [String] {
        let comment = entry.comment
        let indent = String(repeating: "    ", count: entry.depth)
        let number = "\(entry.number). "
        if comment.kind.isPing {
            let name = comment.source?.title ?? comment.source?.url ?? "(no title)"
            let kind = comment.kind == .pingback ? "Pingback" : comment.kind.rawValue.capitalized
            return ["\(indent)\(number)\(ink.bold("\(kind): \(Phrases.safe(name))"))"]
        }
        let name = comment.authorName ?? "Anonymous"
        let head = "\(ink.bold(Phrases.safe(name))), \(Timestamp.text(comment.date))"
        let edited = comment.isEdited ? " (edited)" : ""
        return ["\(indent)\(number)\(head)\(edited)"]
            + Phrases.quoted(comment.content ?? "", indent: indent + "   ", width: width)
    }
}
