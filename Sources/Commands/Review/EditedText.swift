import Foundation
import Moderation

/// The public text of a comment as a moderator edits it: a few lines with names, a blank line, the
/// text.
struct EditedText {
    /// The file's contents for a submission.
    static func file(for submission: Submission) -> String {
        let name = oneLine(submission.author.name)
        let url = oneLine(submission.author.url)
        return "Name: \(name)\nURL: \(url)\n\n\(submission.content ?? "")"
    }

    private static func oneLine(_ text: String?) -> String {
        (text ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// What was changed; nil if nothing was.
    ///
    /// - Parameters:
    ///   - file: What the editor left.
    ///   - submission: What was edited.
    /// - Returns: the fields that differ.
    static func edit(_ file: String, of submission: Submission) -> DecisionRequest.Edit? {
        var lines = file.split(separator: "\n", omittingEmptySubsequences: false)[...]
        var edit = DecisionRequest.Edit()
        while let line = lines.first, !line.isEmpty, line != "\r" {
            guard let (key, value) = field(line) else { break }
            if key == "Name", value != oneLine(submission.author.name) { edit.authorName = value }
            if key == "URL", value != oneLine(submission.author.url) { edit.authorURL = value }
            lines = lines.dropFirst()
        }
        if lines.first == "" || lines.first == "\r" { lines = lines.dropFirst() }
        var content = lines.joined(separator: "\n")
        let original = submission.content ?? ""
        // Editors end the last line, commenters don't.
        if content.hasSuffix("\n"), !original.hasSuffix("\n") { content.removeLast() }
        if content != original { edit.content = content }
        return edit == DecisionRequest.Edit() ? nil : edit
    }

    private static func field(_ line: Substring) -> (key: String, value: String)? {
        for key in ["Name", "URL"] where line.hasPrefix("\(key):") {
            let value = line.dropFirst(key.count + 1).trimmingCharacters(in: .whitespaces)
            return (key, value)
        }
        return nil
    }
}
