import Foundation
import Moderation
import Text

/// Small pieces of text that several commands print.
enum Phrases {
    /// `1 comment`, `2 comments`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    /// Points as people write them: `3`, `2.5`, with a sign: `+2.5`.
    static func points(_ points: Double, signed: Bool = false) -> String {
        let rounded = (points * 100).rounded() / 100
        let text = rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
        return signed && points >= 0 ? "+\(text)" : text
    }

    /// How long ago, in the largest whole unit: `3 h`, `2 d`.
    static func age(_ date: Date, at now: Date) -> String {
        let seconds = max(0, Int(now.timeIntervalSince(date)))
        return switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3_600: "\(seconds / 60) min"
        case ..<86_400: "\(seconds / 3_600) h"
        default: "\(seconds / 86_400) d"
        }
    }

    /// The author's name, or what stands for it.
    static func author(_ submission: Submission) -> String {
        if submission.kind.isPing {
            return submission.source?.title ?? submission.source?.url ?? "(no title)"
        }
        let name = submission.author.name ?? ""
        return name.isEmpty ? "(no name)" : name
    }

    /// The text on one line.
    static func text(_ submission: Submission) -> String {
        let text = submission.content ?? submission.source?.excerpt ?? ""
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// Several lines of a stranger's text, made safe, indented, and broken to fit.
    static func quoted(_ text: String, indent: String = "    ", width: Int) -> [String] {
        let safe = VisibleText.escaped(text, keepingNewlines: true)
        return TextWrap.lines(safe, columns: width - indent.count).map { line in
            line.isEmpty ? "" : indent + line
        }
    }

    /// A stranger's text on one line, made safe.
    static func safe(_ text: String) -> String {
        VisibleText.escaped(text, keepingNewlines: false)
    }
}
