import JSON
import Moderation
import Wire

extension FileRepository {
    /// The approved comments of a post, in no order.
    ///
    /// A post without a folder has none. Files that can't be read are named in `damaged`.
    ///
    /// - Throws: `RepositoryError` if the folder can't be read.
    public func comments(of post: PostKey) throws -> RepositoryContents {
        guard let root = try existingRoot() else { return RepositoryContents() }
        defer { root.close() }
        guard let folder = try root.existingFolder(post.text) else { return RepositoryContents() }
        defer { folder.close() }
        return try contents(of: folder, post: post)
    }

    /// All posts that have comments here, in key order.
    ///
    /// A post whose `post.json` is missing or damaged has an empty URL, and counts all its files
    /// as comments.
    ///
    /// - Throws: `RepositoryError` if the repository's folder can't be read.
    public func posts() throws -> [PublicPost] {
        guard let root = try existingRoot() else { return [] }
        defer { root.close() }
        var posts: [PublicPost] = []
        for key in try root.names().compactMap({ PostKey($0) }).sorted() {
            // Other people's files and links are not posts.
            guard let folder = try? root.existingFolder(key.text) else { continue }
            defer { folder.close() }
            if let post = post(key, in: folder) { posts.append(post) }
        }
        return posts
    }

    private func existingRoot() throws(RepositoryError) -> Folder? {
        do {
            return try Folder(at: path, in: files)
        } catch  where error.code == .missing {
            return nil
        }
    }

    private func contents(
        of folder: Folder, post key: PostKey
    ) throws(RepositoryError) -> RepositoryContents {
        var contents = RepositoryContents()
        for name in try folder.names().sorted() {
            do {
                if let id = EntryName.id(of: name) {
                    guard let json = try json(name, in: folder) else { continue }
                    contents.comments.append(try comment(json, id: id, post: key))
                } else if name == EntryName.post {
                    guard let json = try json(name, in: folder) else { continue }
                    contents.post = try post(json, key: key)
                }
            } catch let error as RepositoryError {
                contents.damaged.append("\(error)")
            } catch {
                contents.damaged.append("\(folder.path(of: name)): \(error)")
            }
        }
        return contents
    }

    /// A file's JSON; nil if it has been removed since the folder was listed.
    private func json(_ name: String, in folder: Folder) throws -> JSONValue? {
        guard let bytes = try folder.bytes(of: name) else { return nil }
        return try JSONValue(parsing: bytes, maximumByteCount: EntryName.maximumByteCount)
    }

    private func comment(
        _ json: JSONValue, id: SubmissionID, post: PostKey
    ) throws(WireError) -> PublicComment {
        let comment = try PublicComment(json: json)
        if comment.id != id { throw WireError("id", "is not the one in the file's name") }
        if comment.postKey != post { throw WireError("post", "is not the folder's name") }
        return comment
    }

    private func post(_ json: JSONValue, key: PostKey) throws(WireError) -> PublicPost {
        let post = try PublicPost(json: json)
        if post.key != key { throw WireError("key", "is not the folder's name") }
        return post
    }

    private func post(_ key: PostKey, in folder: Folder) -> PublicPost? {
        if let json = try? json(EntryName.post, in: folder), let post = try? post(json, key: key) {
            return post
        }
        let count = (try? folder.names())?.count { EntryName.id(of: $0) != nil } ?? 0
        return count == 0 ? nil : PublicPost(key: key, url: "", comments: count)
    }
}

extension WireError {
    fileprivate init(_ field: String, _ message: String) {
        self.init(problems: [FieldProblem(field: field, reason: "mismatch", message: message)])
    }
}
