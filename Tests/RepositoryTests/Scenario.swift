import Moderation
import Repository
import TestSupport
import Testing

/// A repository before and after some changes, for faults at every moment in between.
struct Scenario: Sendable, CustomTestStringConvertible {
    static let path = "/data/comments"
    let name: String
    let before: RepositoryChanges
    let changes: RepositoryChanges

    var testDescription: String { name }

    /// A few files, each synchronised by itself; and many, synchronised as one.
    static let all = [
        Scenario(name: "few files", fillerCount: 0), Scenario(name: "many files", fillerCount: 10),
    ]

    /// An edit, a new comment, a withdrawal, a post that loses its last comment, and a new post.
    private init(name: String, fillerCount: Int) {
        self.name = name
        before = RepositoryChanges(
            published: [
                Samples.comment(1), Samples.comment(2), Samples.comment(3, on: Samples.other),
            ], posts: [Samples.post(comments: 2), Samples.post(Samples.other)])
        let new = Samples.key("new")
        let filler = (0..<fillerCount).map { Samples.comment(100 + $0, on: new) }
        changes = RepositoryChanges(
            published: [
                Samples.comment(1, content: "Edited."), Samples.comment(4),
                Samples.comment(5, on: new),
            ] + filler,
            withdrawn: [Samples.withdrawal(2), Samples.withdrawal(3, from: Samples.other)],
            posts: [
                Samples.post(comments: 2), Samples.post(Samples.other, comments: 0),
                Samples.post(new, comments: 1 + fillerCount),
            ])
    }

    /// A file system with the state before the changes, all of it safe.
    func files() async throws -> MemoryFileSystem {
        let files = MemoryFileSystem()
        try await Self.apply(before, to: files)
        return files
    }

    static func apply(_ changes: RepositoryChanges, to files: any FileSystem) async throws {
        let repository = Samples.repository(at: path, files: files)
        try await repository.exclusively { try $0.apply(changes) }
    }

    /// What a reader sees: all comments by id and post, and the posts' own files.
    static func view(of files: any FileSystem) throws -> View {
        let repository = Samples.repository(at: path, files: files)
        var view = View()
        for post in [Samples.post, Samples.other, Samples.key("new")] {
            let contents = try repository.comments(of: post)
            view.damaged += contents.damaged
            for comment in contents.comments { view.comments[comment.id] = comment }
            view.posts[post] = contents.post
        }
        return view
    }

    /// Checks that a reader sees each file whole, as it was before or as it is to be.
    func check(_ files: any FileSystem) throws {
        let view = try Self.view(of: files)
        #expect(view.damaged.isEmpty)
        let known = Set(before.published + changes.published)
        #expect(view.comments.values.allSatisfy(known.contains))
        #expect(view.posts.values.allSatisfy(Set(before.posts + changes.posts).contains))
        // What is neither edited nor withdrawn may never be missing, old or new.
        #expect(view.comments[Samples.id(1)] != nil)
    }

    /// Checks that the changes have been made, and nothing else is there once a writer has come.
    func checkEnd(_ files: any FileSystem) async throws {
        try await Samples.repository(at: Self.path, files: files).exclusively { _ in }
        let view = try Self.view(of: files)
        #expect(view.damaged.isEmpty)
        #expect(Set(view.comments.values) == Set(changes.published))
        #expect(Set(view.posts.values) == Set(changes.posts.filter { $0.comments > 0 }))
        let root = try files.openFolder(at: Self.path)
        let staging = try files.openFolder(".staging", in: root)
        #expect(try files.names(in: staging).isEmpty)
        #expect(
            try files.names(in: root).sorted() == [".lock", ".staging", Samples.post.text, "new"])
    }

    struct View: Sendable {
        var comments: [SubmissionID: PublicComment] = [:]
        var posts: [PostKey: PublicPost] = [:]
        var damaged: [String] = []
    }
}
