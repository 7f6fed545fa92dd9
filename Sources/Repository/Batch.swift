import Moderation

/// One batch of changes on its way to the disk: remove, write aside, synchronise, rename,
/// synchronise again.
///
/// No more than three folders and one file are open at any time, however large the batch.
struct Batch {
    /// A written file and where it belongs.
    private struct Staged {
        let temporary: String
        let name: String
    }

    private let root: Folder
    private var posts: [PostChange]
    private(set) var staging: Staging
    private var staged: [PostKey: [Staged]] = [:]
    private var failure: RepositoryError?
    private let isLarge: Bool

    /// Above this many files or folders one `syncfs` takes the place of an `fsync` for each.
    ///
    /// Two files are enough for it to be quicker, but it also waits for what others have written.
    private static let fewFiles = 8

    init(root: Folder, changes: RepositoryChanges, staging: Staging) {
        self.root = root
        self.staging = staging
        posts = PostChange.all(in: changes)
        let size = max(posts.count, posts.reduce(0) { $0 + $1.fileCount })
        isLarge = size > Self.fewFiles && root.files.canSynchronizeAll
    }

    /// Carries all out, and throws the first failure.
    mutating func carryOut(html: (PublicComment) -> String?) throws(RepositoryError) {
        withdraw()
        stage(html: html)
        place()
        synchronizeNames()
        if let failure { throw failure }
    }

    private mutating func note(_ error: RepositoryError) {
        if failure == nil { failure = error }
    }

    /// Removes comments, and the posts left without any; leaves out posts that fail.
    private mutating func withdraw() {
        posts = posts.compactMap { post in
            do throws(RepositoryError) {
                guard let folder = try root.existingFolder(post.key.text) else {
                    return post.published.isEmpty ? nil : post
                }
                defer { folder.close() }
                for id in post.withdrawn.sorted() { try folder.remove(EntryName.comment(id)) }
                var post = post
                if try !post.willHaveComments(in: folder) {
                    post.post = nil
                    try folder.remove(EntryName.post)
                    removeIfEmpty(post.key)
                }
                return post
            } catch {
                note(error)
                return nil
            }
        }
    }

    /// Removes a folder unless someone else's files are in it.
    private func removeIfEmpty(_ key: PostKey) {
        try? root.files.removeFolder(key.text, in: root.descriptor)
    }

    /// Writes all files aside. If one can't be written none is placed: the disk is at fault, and
    /// the batch will come again.
    private mutating func stage(html: (PublicComment) -> String?) {
        do throws(RepositoryError) {
            for post in posts where post.fileCount > 0 { try stage(post, html: html) }
            if isLarge && !staged.isEmpty { try root.synchronizeAll() }
        } catch {
            note(error)
            for file in staged.values.joined() { staging.discard(file.temporary) }
            staged = [:]
        }
    }

    /// Writes the files of one post aside, unless they are there already, byte for byte.
    private mutating func stage(
        _ post: PostChange, html: (PublicComment) -> String?
    ) throws(RepositoryError) {
        let present = try? root.existingFolder(post.key.text)
        defer { present?.close() }
        var files: [Staged] = []
        defer { if !files.isEmpty { staged[post.key] = files } }
        try post.forEachFile(html: html) { (name, bytes) throws(RepositoryError) in
            if let old = try? present?.bytes(of: name), old == bytes { return }
            let temporary = try staging.write(bytes, in: root, synchronizing: !isLarge)
            files.append(Staged(temporary: temporary, name: name))
        }
    }

    /// Gives the files their names.
    private mutating func place() {
        for post in posts {
            do throws(RepositoryError) {
                let files = staged[post.key] ?? []
                guard let folder = try folder(of: post, isNeeded: !files.isEmpty) else { continue }
                defer { folder.close() }
                for file in files { place(file, in: folder) }
                // Also if nothing was written: whoever wrote it may have been killed before this.
                if !isLarge { try folder.synchronize() }
            } catch {
                note(error)
            }
        }
    }

    private func folder(
        of post: PostChange, isNeeded: Bool
    ) throws(RepositoryError) -> Folder? {
        try isNeeded ? root.madeFolder(post.key.text) : root.existingFolder(post.key.text)
    }

    private mutating func place(_ file: Staged, in folder: Folder) {
        do throws(RepositoryError) {
            try staging.place(file.temporary, as: file.name, in: folder)
        } catch {
            note(error)
            staging.discard(file.temporary)
        }
    }

    /// Waits until all names, and the posts' folders themselves, are on the disk.
    private mutating func synchronizeNames() {
        do throws(RepositoryError) {
            try isLarge ? root.synchronizeAll() : root.synchronize()
        } catch {
            note(error)
        }
    }
}

extension PostChange {
    /// Whether the folder has comments once all is done.
    fileprivate func willHaveComments(in folder: Folder) throws(RepositoryError) -> Bool {
        if !published.isEmpty { return true }
        return try folder.names().contains { EntryName.id(of: $0) != nil }
    }
}
