import Foundation
import Moderation
import Text
import Wire

/// One submission with everything a moderator may see.
struct SubmissionText {
    var stored: StoredSubmission
    var ink: Ink
    var width: Int

    /// The lines, without the verdict.
    var lines: [String] {
        let submission = stored.submission
        var lines = [
            ink.bold("\(submission.kind.rawValue) \(stored.id)"),
            "  status    \(stored.status.rawValue), revision \(stored.revision)"
                + (stored.isEdited ? ", edited" : ""),
            "  received  \(Timestamp.text(stored.receivedAt))",
        ]
        add("post", [submission.post.title, submission.post.url], to: &lines)
        add(
            "author", [submission.author.name, submission.author.email, submission.author.url],
            to: &lines)
        add("source", [submission.source?.title, submission.source?.url], to: &lines)
        add("from", [submission.ip, submission.userAgent], to: &lines)
        add("referrer", [submission.referrer], to: &lines)
        add("answers", [submission.parent?.text], to: &lines)
        add("key", [submission.key], to: &lines)
        let text = submission.content ?? submission.source?.excerpt ?? ""
        return lines + [""] + Phrases.quoted(text, width: width) + [""]
    }

    private func add(_ name: String, _ values: [String?], to lines: inout [String]) {
        let present = values.compactMap { $0 }.filter { !$0.isEmpty }
        guard !present.isEmpty else { return }
        let padding = String(repeating: " ", count: 10 - name.count)
        lines.append("  \(name)\(padding)" + present.map(Phrases.safe).joined(separator: " · "))
    }
}
