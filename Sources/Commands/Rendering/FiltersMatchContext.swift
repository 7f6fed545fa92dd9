import Moderation
import Text

/// A match with the words around it, as they were sent.
struct MatchContext {
    var match: Finding.Match
    var submission: Submission

    /// `… this [matched text] that …`, made safe and cut to fit.
    func line(width: Int, ink: Ink) -> String {
        let entry = match.entry.map { " (\(Phrases.safe($0)))" } ?? ""
        guard let field = Self.field(match.field, of: submission) else {
            return VisibleText.truncated("[\(Phrases.safe(match.text))]\(entry)", toColumns: width)
        }
        let bytes = Array(field.utf8)
        let start = min(max(0, match.start), bytes.count)
        let end = min(max(start, match.end), bytes.count)
        let around = max(10, width - min(end - start, 60) - 4) / 2
        let before = Self.text(bytes[max(0, start - around)..<start])
        let after = Self.text(bytes[end..<min(bytes.count, end + around)])
        let hit = VisibleText.truncated(Self.text(bytes[start..<end]), toColumns: 60)
        let head = (start > around ? "…" : "") + before
        let tail = after + (end + around < bytes.count ? "…" : "")
        let room = max(0, width - VisibleText.columnWidth(head + "[\(hit)]"))
        return head + ink.bold("[\(hit)]") + VisibleText.truncated(tail + entry, toColumns: room)
    }

    /// Part of a stranger's text on one line; what was cut within a character is left out.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes
        while let first = bytes.first, first & 0xC0 == 0x80 { bytes.removeFirst() }
        while !bytes.isEmpty, String(validating: bytes, as: UTF8.self) == nil { bytes.removeLast() }
        let text = String(decoding: bytes, as: UTF8.self)
        return Phrases.safe(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    }

    /// A field by its path.
    static func field(_ path: String, of submission: Submission) -> String? {
        switch path {
        case "content": submission.content
        case "author.name": submission.author.name
        case "author.email": submission.author.email
        case "author.url": submission.author.url
        case "ip": submission.ip
        case "user_agent": submission.userAgent
        case "post.title": submission.post.title
        case "source.url": submission.source?.url
        case "source.title": submission.source?.title
        case "source.blog_name": submission.source?.blogName
        case "source.excerpt": submission.source?.excerpt
        default: nil
        }
    }
}
