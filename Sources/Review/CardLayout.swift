import Foundation
import Moderation
import Terminal

/// A card as rows of one width: laid out once, then shown again and again.
struct CardLayout: Sendable {
    /// What it was laid out for.
    struct Occasion: Sendable, Hashable {
        var id: SubmissionID
        var revision: Int
        var columns: Int
        var ink: ReviewInk
    }

    let occasion: Occasion
    /// The text, row by row.
    let text: [Line]

    init(_ card: ReviewCard, _ occasion: Occasion) {
        self.occasion = occasion
        let fields = MarkedFields(stored: card.stored, ink: occasion.ink)
        let submission = card.stored.submission
        let columns = max(10, occasion.columns - 2)
        var lines: [Line] = []
        if let source = submission.source {
            lines += fields.lines(source.url, "source.url", columns: columns) + [Line()]
            lines += fields.lines(source.excerpt, "source.excerpt", columns: columns)
        }
        lines += fields.lines(submission.content, "content", columns: columns)
        text = lines.map { Line([Line.Span("  ")] + $0.spans) }
    }
}

/// The fields of a submission with what matched in them.
struct MarkedFields {
    let stored: StoredSubmission
    let ink: ReviewInk

    /// The places in a field, unless the text is no longer the one that was judged.
    private func matches(in field: String) -> [Range<Int>] {
        guard !stored.isEdited, let verdict = stored.verdict else { return [] }
        return verdict.findings.flatMap(\.matches)
            .filter { $0.field == field && 0 <= $0.start && $0.start < $0.end }
            .map { $0.start..<$0.end }
    }

    func lines(_ text: String?, _ field: String, columns: Int) -> [Line] {
        guard let text, !text.isEmpty else { return [] }
        return MarkedText.lines(
            text, matches: matches(in: field), columns: columns, mark: ink.mark)
    }

    /// Several fields on one row, those that are empty left out.
    func line(_ parts: [(text: String?, field: String)]) -> Line {
        var line = Line()
        for part in parts {
            guard let text = part.text, !text.isEmpty else { continue }
            if !line.spans.isEmpty { line.append(" · ", .faint) }
            line.spans +=
                MarkedText.line(
                    text, matches: matches(in: part.field), mark: ink.mark
                ).spans
        }
        return line
    }
}
