import JSON
import Moderation
import Wire

/// What is to change in one post's folder.
struct PostChange {
    let key: PostKey
    /// Comments to write; what is also withdrawn isn't among them.
    var published: [SubmissionID: PublicComment] = [:]
    /// Comments to remove.
    var withdrawn: Set<SubmissionID> = []
    /// The post to write.
    var post: PublicPost?

    /// How many files this may write.
    var fileCount: Int { published.count + (post == nil ? 0 : 1) }

    /// Sorts changes by post, in key order.
    ///
    /// Of a comment or post that is given twice, the last counts. One that is both published and
    /// withdrawn is withdrawn, since what was hidden must not show.
    static func all(in changes: RepositoryChanges) -> [PostChange] {
        var byPost: [PostKey: PostChange] = [:]
        for comment in changes.published {
            byPost[comment.postKey, default: PostChange(key: comment.postKey)]
                .published[comment.id] = comment
        }
        for withdrawal in changes.withdrawn {
            byPost[withdrawal.postKey, default: PostChange(key: withdrawal.postKey)]
                .withdraw(withdrawal.id)
        }
        for post in changes.posts {
            byPost[post.key, default: PostChange(key: post.key)].post = post
        }
        return byPost.values.sorted { $0.key < $1.key }
    }

    private mutating func withdraw(_ id: SubmissionID) {
        published[id] = nil
        withdrawn.insert(id)
    }

    /// Gives each file to write, by name and content, comments first.
    func forEachFile<Failure>(
        html: (PublicComment) -> String?, _ body: (String, [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        for id in published.keys.sorted() {
            guard let comment = published[id] else { continue }
            try body(EntryName.comment(id), Self.bytes(comment.json(html: html(comment))))
        }
        if let post { try body(EntryName.post, Self.bytes(post.json)) }
    }

    private static func bytes(_ json: JSONValue) -> [UInt8] {
        var bytes: [UInt8] = []
        json.write(into: &bytes, layout: .pretty)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }
}
