import GRDB
import Moderation

/// Orders on their way to the repository, gathered post by post.
struct PendingOrders {
    /// One order as it is stored; without an id it is for the post alone.
    struct Order {
        var number: Int64
        var id: SubmissionID?
        var post: Int64
    }

    /// What was gathered, the post with the oldest order first.
    private(set) var posts: [PostOrders] = []
    private let database: Database
    private var places: [Int64: Int] = [:]
    private var seen: Set<SubmissionID> = []

    init(_ database: Database) { self.database = database }

    /// Adds an order, as what is true of its submission now.
    mutating func add(_ order: Order) throws {
        let place = try place(of: order.post)
        posts[place].numbers.append(order.number)
        guard let id = order.id, seen.insert(id).inserted else { return }
        let stored = try StoredSubmission.find(
            "s.id = ?", .text(id.text), withVerdict: false, in: database)
        if let stored, stored.status == .approved {
            posts[place].changes.published.append(PublicComment(of: stored))
        } else {
            let key = posts[place].post
            posts[place].changes.withdrawn.append(.init(id: id, postKey: key))
        }
    }

    private mutating func place(of number: Int64) throws -> Int {
        if let known = places[number] { return known }
        let post = try PublicPost(number, in: database)
        posts.append(
            PostOrders(post: post.key, changes: RepositoryChanges(posts: [post]), numbers: []))
        places[number] = posts.count - 1
        return posts.count - 1
    }
}
