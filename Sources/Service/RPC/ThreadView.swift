import JSON
import Moderation
import Wire

/// A post's approved comments in thread order, as backends and moderators are shown them.
public struct ThreadView: Sendable {
    /// The post's folder; nil if nothing was ever sent to it.
    public let postKey: PostKey?
    /// The post, if anything of it is published.
    public let post: PublicPost?
    /// The entries in order.
    public let thread: CommentThread
    /// Files in the folder that could not be read.
    public let damaged: [String]
    private let render: @Sendable (PublicComment) -> String?

    /// Reads the thread of a post.
    ///
    /// - Parameters:
    ///   - name: Any URL the post has had, or its key.
    ///   - desk: Where it is looked up.
    /// - Throws: what the store or the repository throws.
    public init(of name: String, at desk: Desk) async throws {
        let byURL = try await desk.store.postKey(forURL: name)
        postKey = byURL ?? PostKey(name)
        let contents = try postKey.map(desk.repository.comments(of:)) ?? RepositoryContents()
        post = contents.post
        damaged = contents.damaged
        render = desk.render
        thread = CommentThread(contents.comments)
    }

    /// The post, the counts, and the entries with number and depth.
    public var json: JSONValue {
        let entries = thread.entries.map { entry -> JSONValue in
            guard case .object(var object) = entry.comment.json(html: render(entry.comment)) else {
                return .null
            }
            object["number"] = .integer(Int64(entry.number))
            object["depth"] = .integer(Int64(entry.depth))
            return .object(object)
        }
        return [
            "post": post?.json ?? .null,
            "post_key": postKey.map { .string($0.text) } ?? .null,
            "comments": .integer(Int64(thread.commentCount)),
            "pings": .integer(Int64(thread.pingCount)),
            "entries": .array(entries),
        ]
    }
}
