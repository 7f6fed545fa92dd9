import Moderation

/// What the screen is about, and so what keys mean.
enum ReviewMode: Sendable, Hashable {
    /// The submission on the table.
    case card
    /// Something to read, over the card.
    case page(ReviewPage)
    /// A line to type.
    case prompt(ReviewPrompt)
    /// A choice of what others have in common with this one.
    case groups([ReviewGroup])
    /// Several submissions, to be decided on as one.
    case bulk(ReviewBulk)
    /// A question to be answered by y.
    case question(ReviewQuestion)
    /// A rule to be added or not.
    case rule(ReviewRule, scroll: Int)
}

/// Something to read.
struct ReviewPage: Sendable, Hashable {
    /// What there is to read.
    enum Content: Sendable, Hashable {
        case why
        case thread(CommentThread)
        case history([ReviewRow])
        case help
    }

    var content: Content
    /// The first row shown.
    var scroll = 0
}

/// A line being typed.
struct ReviewPrompt: Sendable, Hashable {
    /// What it is for.
    enum Purpose: Sendable, Hashable {
        case search
        case limit
        case redact
        case rule
        /// The number of submissions, typed out, before many are decided on.
        case count(ReviewBulk, DecisionAction)
    }

    var purpose: Purpose
    var text = ""

    /// The most that can be typed, in characters.
    static let characterCount = 500

    var label: String {
        switch purpose {
        case .search: "search: "
        case .limit: "limit to (empty: everything): "
        case .redact: "redact this text (empty: e-mail addresses): "
        case .rule: "rule for this text: "
        case .count(let bulk, let action):
            "\(action.rawValue) \(bulk.rows.count): type \(bulk.rows.count) to go on: "
        }
    }
}

/// Several submissions, to be decided on as one.
struct ReviewBulk: Sendable, Hashable {
    /// What they have in common.
    var title: String
    /// All of them, as they were when they were listed.
    var rows: [ReviewRow]
    /// Whether there are more, which are left out.
    var isCut = false
    /// The first row shown.
    var scroll = 0

    /// Above this many, the number has to be typed.
    static let askedCount = 20
    /// The most that are decided on at once.
    static let limit = 5_000
}

/// A question to be answered by y.
struct ReviewQuestion: Sendable, Hashable {
    var text: String
    /// What is done on y.
    var effects: [ReviewEffect]
    /// Where one is afterwards if it is not y.
    var bulk: ReviewBulk?
}
