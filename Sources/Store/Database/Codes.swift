import Moderation

/// The small numbers that stand for names in the database. They are for ever: new names get new
/// numbers.
enum Codes {
    static let queued = 0
    static let approved = 1
    static let held = 2
    static let spam = 3
    static let trash = 4
    static let statusCount = 5
    static let kindCount = 4
}

extension Status {
    var code: Int {
        switch self {
        case .queued: Codes.queued
        case .approved: Codes.approved
        case .held: Codes.held
        case .spam: Codes.spam
        case .trash: Codes.trash
        }
    }

    init(code: Int) throws {
        switch code {
        case Codes.queued: self = .queued
        case Codes.approved: self = .approved
        case Codes.held: self = .held
        case Codes.spam: self = .spam
        case Codes.trash: self = .trash
        default: throw StoreError(.damaged, "the database holds an unknown status \(code)")
        }
    }
}

extension SubmissionKind {
    var code: Int {
        switch self {
        case .comment: 0
        case .pingback: 1
        case .trackback: 2
        case .webmention: 3
        }
    }

    init(code: Int) throws {
        switch code {
        case 0: self = .comment
        case 1: self = .pingback
        case 2: self = .trackback
        case 3: self = .webmention
        default: throw StoreError(.damaged, "the database holds an unknown kind \(code)")
        }
    }
}

extension Submission.Format {
    var code: Int {
        switch self {
        case .text: 0
        case .html: 1
        }
    }

    init(code: Int) { self = code == 1 ? .html : .text }
}

extension SubmissionID {
    init(stored text: String) throws {
        guard let id = SubmissionID(text) else {
            throw StoreError(.damaged, "the database holds a broken submission id")
        }
        self = id
    }
}

extension PostKey {
    init(stored text: String) throws {
        guard let key = PostKey(text) else {
            throw StoreError(.damaged, "the database holds a broken post key")
        }
        self = key
    }
}
