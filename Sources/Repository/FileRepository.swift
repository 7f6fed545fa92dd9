import Moderation

/// The repository as a folder of JSON files: `<post-key>/<comment-id>.json` and
/// `<post-key>/post.json`.
///
/// A reader needs no lock and never sees half a file. Writers exclude each other by a lock on
/// `.lock`, and prepare their files in `.staging`. Files by any other name are left alone.
/// The folder itself may be a symbolic link; links inside it are never followed.
public final class FileRepository: CommentRepository {
    let path: String
    let files: any FileSystem
    private let html: @Sendable (PublicComment) -> String?
    private let turn = Turn()

    /// A repository in a folder, which is made with the first change.
    ///
    /// - Parameters:
    ///   - path: The folder, such as `winnow-data/comments`; without a slash at its end.
    ///   - files: The file system it is on.
    ///   - html: Gives a comment's text as safe HTML; nil leaves `html` out of its file.
    public init(
        path: String, files: any FileSystem = PosixFileSystem(),
        html: @escaping @Sendable (PublicComment) -> String?
    ) {
        self.path = path
        self.files = files
        self.html = html
    }

    /// Runs `body` while no other process or task writes here. Not reentrant.
    ///
    /// - Throws: What `body` throws, `RepositoryError`, or `CancellationError` if the task is
    ///   cancelled while it waits for others.
    public func exclusively<Result: Sendable>(
        _ body: @Sendable (any RepositoryWriter) async throws -> Result
    ) async throws -> Result {
        try await turn.take()
        defer { turn.pass() }
        let (root, lock) = try await lockedRoot()
        defer { lock.release() }
        let writer = FolderWriter(root: root, html: html)
        defer { writer.end() }
        try writer.removeLeftovers()
        return try await body(writer)
    }

    /// Opens and locks the folder, again if it was removed or replaced while we waited.
    private func lockedRoot() async throws -> (Folder, FolderLock) {
        for _ in 0..<Self.lockAttempts {
            let root = try madeRoot()
            var isInUse = false
            defer { if !isInUse { root.close() } }
            let lock = try await FolderLock(waitingFor: root)
            defer { if !isInUse { lock.release() } }
            isInUse = try lock.isCurrent(at: root)
            if isInUse { return (root, lock) }
        }
        throw RepositoryError(
            code: .other, path: path,
            message: "the folder is replaced again and again; see what else uses it")
    }

    private static let lockAttempts = 100

    /// Opens the folder, and makes it and the folders around it if need be.
    private func madeRoot() throws(RepositoryError) -> Folder {
        do {
            return try Folder(at: path, in: files)
        } catch  where error.code == .missing {}
        var missing = [path]
        while let last = missing.last, let parent = Self.parent(of: last),
            (try? files.identity(at: parent)) == nil
        { missing.append(parent) }
        for folder in missing.reversed() { try make(folder) }
        return try Folder(at: path, in: files)
    }

    /// Makes a folder and waits until its name is on the disk.
    private func make(_ path: String) throws(RepositoryError) {
        do {
            try files.makeFolder(at: path)
        } catch {
            guard error.code == SystemError.alreadyThere else {
                throw RepositoryError(error, path: path)
            }
        }
        let parent = try Folder(at: Self.parent(of: path) ?? ".", in: files)
        defer { parent.close() }
        try parent.synchronize()
    }

    /// The path without its last part; nil if nothing is left.
    private static func parent(of path: String) -> String? {
        guard path != "/", let slash = path.lastIndex(of: "/") else { return nil }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
