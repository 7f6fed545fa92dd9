import Foundation
import Moderation
import Text

/// What a moderator should know today, as plain text for a mail.
struct DigestText {
    var digest: Digest
    /// The oldest that are held.
    var held: [StoredSubmission]
    /// How many are held at all.
    var heldCount: Int
    var brakes: [RuleBrake]
    var now: Date

    /// How many held ones are told one by one.
    static let heldLimit = 20
    /// Columns of a line, as mails like it.
    static let width = 78

    /// Whether there is nothing to say.
    var isEmpty: Bool {
        heldCount == 0 && digest.campaigns.isEmpty && digest.misfires.isEmpty && brakes.isEmpty
            && digest.failures.isEmpty && digest.stuck == 0 && digest.unpublished == 0
    }

    /// One line, in ASCII.
    var subject: String {
        let troubles = digest.failures.count + brakes.count + digest.misfires.count
        let parts = [
            heldCount > 0 ? "\(heldCount) held" : "",
            digest.stuck > 0 ? "\(digest.stuck) not judged" : "",
            digest.campaigns.isEmpty ? "" : Phrases.count(digest.campaigns.count, "campaign"),
            troubles > 0 ? Phrases.count(troubles, "rule") + " to look at" : "",
            digest.unpublished > 0 ? "\(digest.unpublished) not published" : "",
        ]
        return "winnow: " + parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// The lines; none if there is nothing to say.
    var lines: [String] {
        let sections = [
            stoppage, heldSection, campaignSection, misfireSection, brakeSection, failureSection,
        ]
        return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    private func wrapped(_ text: String, indent: String = "") -> [String] {
        TextWrap.lines(VisibleText.escaped(text), columns: Self.width - indent.count)
            .map { indent + $0 }
    }

    /// A stranger's words on one line, shortened.
    private func quoted(_ text: String, indent: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).prefix(100).joined(separator: " ")
        let safe = VisibleText.escaped(String(line.prefix(400)), keepingNewlines: false)
        let room = Self.width - indent.count - 2
        return "\(indent)\"\(VisibleText.truncated(safe, toColumns: room))\""
    }

    private var stoppage: [String] {
        var lines: [String] = []
        if digest.stuck > 0 {
            lines += wrapped(
                "\(Phrases.count(digest.stuck, "submission")) waited more than ten minutes to be "
                    + "judged. Is winnow serve or winnow work running?")
            lines.append("  winnow work --once")
        }
        if digest.unpublished > 0 {
            lines += wrapped(
                "\(Phrases.count(digest.unpublished, "change")) couldn't be published yet.")
            lines.append("  winnow repository rebuild")
        }
        return lines
    }

    private var heldSection: [String] {
        guard heldCount > 0 else { return [] }
        var lines = wrapped("\(Phrases.count(heldCount, "submission")) held, the oldest first:")
        for stored in held {
            lines += ["", "  \(stored.id)  \(Phrases.age(stored.receivedAt, at: now))"]
            let post = stored.submission.post.title ?? stored.submission.post.url
            let author = String(Phrases.author(stored.submission).prefix(60))
            lines += wrapped(
                "\(author), on \(String(post.prefix(100)))".replacing("\n", with: " "),
                indent: "    ")
            lines.append(quoted(Phrases.text(stored.submission), indent: "    "))
            if let verdict = stored.verdict {
                lines += wrapped(String(verdict.summary.prefix(300)), indent: "    ")
            }
        }
        let rest = heldCount - held.count
        if rest > 0 { lines += ["", "  and \(rest) more: winnow list --status held"] }
        return lines + [
            "", "  winnow why ID; winnow approve ID; winnow spam ID",
        ]
    }

    private var campaignSection: [String] {
        guard !digest.campaigns.isEmpty else { return [] }
        var lines = wrapped("Texts that came again and again:")
        for campaign in digest.campaigns {
            let parts = [
                campaign.held > 0 ? "\(campaign.held) held" : "",
                campaign.spam > 0 ? "\(campaign.spam) spam" : "",
                campaign.approved > 0 ? "\(campaign.approved) approved" : "",
            ]
            lines += [""]
            lines += wrapped(
                "\(campaign.count) on \(Phrases.count(campaign.posts, "post")): "
                    + parts.filter { !$0.isEmpty }.joined(separator: ", "), indent: "  ")
            lines.append(quoted(campaign.text, indent: "    "))
            lines += commands(against: campaign)
        }
        return lines
    }

    /// How those of a campaign that are held are called spam: by their ids where they are few,
    /// else by a rule, whose other hits must be looked at first.
    private func commands(against campaign: Campaign) -> [String] {
        guard campaign.held > 0 else { return [] }
        guard campaign.held <= 6 else {
            return campaign.rules.first.map {
                command("winnow list --status held --rule \($0)", "")
            } ?? []
        }
        let ids = campaign.heldIDs.map(\.text)
        let pairs = stride(from: 0, to: ids.count, by: 2).map {
            ids[$0..<min($0 + 2, ids.count)].joined(separator: " ")
        }
        return pairs.enumerated().map { place, pair in
            (place == 0 ? "    winnow spam " : "      ") + pair
                + (place < pairs.count - 1 ? " \\" : "")
        }
    }

    private var misfireSection: [String] {
        guard !digest.misfires.isEmpty else { return [] }
        var lines = wrapped("Rules that people overruled:")
        for row in digest.misfires.prefix(10) {
            lines += wrapped(
                "\(row.rule): \(row.wrong) of \(row.decided) decided on "
                    + (row.isForHam ? "were spam" : "were approved"), indent: "  ")
            lines += command("winnow filters show \(row.rule)", "")
        }
        if digest.missed > 0 {
            lines += wrapped("Spam that the filters had approved: \(digest.missed).")
        }
        return lines
    }

    private var brakeSection: [String] {
        brakes.flatMap { brake in
            wrapped(
                "\(brake.rule.rule) was put into shadow by itself: it kept \(brake.hits) of "
                    + "\(brake.judged) submissions from being approved. If that is meant so:")
                + command("winnow filters release \(brake.rule.rule)", "")
        }
    }

    private var failureSection: [String] {
        guard !digest.failures.isEmpty else { return [] }
        var lines = wrapped("What could not be judged whole, and is held for it:")
        for failure in digest.failures.prefix(10) {
            let rule = failure.rule.map { "\($0): " } ?? ""
            lines += wrapped("\(failure.count) by \(rule)\(failure.message)", indent: "  ")
            lines += command("winnow why \(failure.example)", "--recheck")
        }
        return lines
    }

    /// A command, over two lines if it is too long for one.
    private func command(_ first: String, _ rest: String) -> [String] {
        let one = rest.isEmpty ? first : "\(first) \(rest)"
        if one.count + 4 <= Self.width || rest.isEmpty { return ["    " + Phrases.safe(one)] }
        return ["    " + Phrases.safe(first) + " \\", "      " + Phrases.safe(rest)]
    }
}
