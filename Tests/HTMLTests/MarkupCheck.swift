import HTML
import Testing
import Text

/// Checks that what was found in a comment lies within it.
enum MarkupCheck {
    static func expectMapped(_ content: String) {
        let count = content.utf8.count
        for format in [Markup.Format.text, .html] {
            let markup = Markup(content, format: format)
            for link in markup.links
            where link.sourceRange.upperBound > count || link.sourceRange.isEmpty {
                Issue.record("\(link) of \(content.debugDescription)")
            }
            let folded = markup.text.folded()
            let length = folded.string.utf8.count
            for start in stride(from: 0, to: length, by: 7) {
                let range = folded.sourceRange(of: start..<min(start + 3, length))
                if range.upperBound > count || range.isEmpty {
                    Issue.record("\(range) of \(content.debugDescription)")
                }
            }
        }
    }
}
