import Foundation

/// Submissions with nearly the same words.
public struct Campaign: Sendable, Hashable {
    /// One of them, as far as grouping needs it.
    public struct Member: Sendable, Hashable {
        /// Its id.
        public var id: SubmissionID
        /// Where it stands.
        public var status: Status
        /// The number of its post.
        public var post: Int64
        /// The begin of its text.
        public var text: String
        /// Findings of rules about campaigns.
        public var rules: Set<String>

        /// Puts a member together; only stores do.
        public init(
            id: SubmissionID, status: Status, post: Int64, text: String, rules: Set<String>
        ) {
            self.id = id
            self.status = status
            self.post = post
            self.text = text
            self.rules = rules
        }
    }

    /// How many there are.
    public var count: Int
    /// How many posts they were sent to.
    public var posts: Int
    /// Those that wait for a person.
    public var held: Int
    /// Those that are spam.
    public var spam: Int
    /// Those that are published.
    public var approved: Int
    /// The first words of one of them.
    public var text: String
    /// The ids of those that are held, at most 50.
    public var heldIDs: [SubmissionID]
    /// The rules that recognised them.
    public var rules: [String]

    private init(_ members: [Member]) {
        count = members.count
        posts = Set(members.map(\.post)).count
        held = members.count { $0.status == .held }
        spam = members.count { $0.status == .spam }
        approved = members.count { $0.status == .approved }
        text = String((members.first?.text ?? "").prefix(120))
        heldIDs = members.filter { $0.status == .held }.prefix(50).map(\.id)
        rules = members.reduce(into: Set<String>()) { $0.formUnion($1.rules) }.sorted()
    }

    /// Groups of three or more with nearly the same words, the largest first, at most 10.
    ///
    /// Compared are the sets of words: two thirds in common are alike. Each is compared with the
    /// first member of at most 200 groups, so that the work stays in proportion.
    public static func groups(of members: [Member]) -> [Campaign] {
        var groups: [(words: Set<Substring>, members: [Member])] = []
        for member in members {
            let words = words(of: member.text)
            if let place = groups.firstIndex(where: { areAlike($0.words, words) }) {
                groups[place].members.append(member)
            } else if groups.count < 200 {
                groups.append((words, [member]))
            }
        }
        return groups.filter { $0.members.count >= 3 }.map { Campaign($0.members) }
            .sorted { ($1.count, $0.text) < ($0.count, $1.text) }.prefix(10).map { $0 }
    }

    private static func words(of text: String) -> Set<Substring> {
        Set(text.prefix(400).lowercased().split { !$0.isLetter }.prefix(60))
    }

    private static func areAlike(_ one: Set<Substring>, _ other: Set<Substring>) -> Bool {
        let (small, large) = (min(one.count, other.count), max(one.count, other.count))
        guard 3 * small >= 2 * large else { return false }
        if large == 0 { return true }
        let common = one.intersection(other).count
        return 3 * common >= 2 * (one.count + other.count - common)
    }
}
