import Foundation
import Moderation
import Text

/// Small pieces of text for the screens.
enum ReviewPhrases {
    /// A stranger's text on one line, made safe, and not longer than anyone would read there.
    static func safe(_ text: String, characterCount: Int = 400) -> String {
        let start = String(text.unicodeScalars.prefix(characterCount))
        let safe = VisibleText.escaped(start, keepingNewlines: false)
        return start.utf8.count < text.utf8.count ? safe + "…" : safe
    }

    /// Points as people write them: `+3`, `-2.5`; thresholds without a sign.
    static func points(_ points: Double, signed: Bool = true) -> String {
        let rounded = (points * 100).rounded() / 100
        let text =
            rounded == rounded.rounded() && abs(rounded) < 1e9
            ? String(Int(rounded)) : String(rounded)
        return signed && points >= 0 ? "+\(text)" : text
    }

    /// How long ago, in the largest whole unit.
    static func age(_ date: Date, at now: Date) -> String {
        let seconds = Int(min(1e12, max(0, now.timeIntervalSince(date))))
        return switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3_600: "\(seconds / 60) min"
        case ..<86_400: "\(seconds / 3_600) h"
        default: "\(seconds / 86_400) d"
        }
    }

    /// `3 approved, 1 spam`; nil if nothing is known.
    static func counts(_ counts: History.Counts) -> String? {
        let all = [
            (counts.approved, "approved"), (counts.held, "held"), (counts.spam, "spam"),
            (counts.trash, "trash"),
        ]
        let known = all.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return known.isEmpty ? nil : known.joined(separator: ", ")
    }
}
