import Foundation
import Moderation
import Repository
import Testing

struct WritingTests {
    let folder: TemporaryFolder
    let repository: FileRepository

    init() throws {
        folder = try TemporaryFolder()
        repository = Samples.repository(at: folder.path + "/comments")
    }

    private func apply(_ changes: RepositoryChanges) async throws {
        try await repository.exclusively { try $0.apply(changes) }
    }

    @Test("A published comment is a file of sorted keys that ends with a line feed")
    func layout() async throws {
        try await apply(
            RepositoryChanges(published: [Samples.comment(1)], posts: [Samples.post()]))
        let name = "comments/does-gut-health-affect-skin/01JZ0000000000000000000001.json"
        let text = """
            {
              "author": {
                "name": "Rosa",
                "url": "https://rosa.example/"
              },
              "content": "This is very helpful!",
              "date": "2026-11-21T07:00:01Z",
              "format": "text",
              "html": "<p>This is very helpful!</p>",
              "id": "01JZ0000000000000000000001",
              "kind": "comment",
              "post": "does-gut-health-affect-skin"
            }

            """
        #expect(try folder.text(name) == text)
        #expect(folder.names() == [".lock", ".staging", "does-gut-health-affect-skin"])
        #expect(folder.names("comments/.staging").isEmpty)
    }

    @Test("What was published is read back, by post")
    func reading() async throws {
        let comments = [
            Samples.comment(1), Samples.comment(2), Samples.comment(3, on: Samples.other),
        ]
        let posts = [Samples.post(comments: 2), Samples.post(Samples.other)]
        try await apply(RepositoryChanges(published: comments, posts: posts))
        let contents = try repository.comments(of: Samples.post)
        #expect(contents.comments == Array(comments.prefix(2)))
        #expect(contents.post == posts[0])
        #expect(contents.damaged.isEmpty)
        #expect(try repository.posts() == posts)
    }

    @Test("A repository that isn't there is empty, and reading doesn't make it")
    func absent() throws {
        #expect(try repository.posts().isEmpty)
        #expect(try repository.comments(of: Samples.post) == RepositoryContents())
        #expect(folder.names("").isEmpty)
    }

    @Test("The folder is made with all the folders around it")
    func making() async throws {
        let repository = Samples.repository(at: folder.path + "/a/b/comments")
        try await repository.exclusively {
            try $0.apply(RepositoryChanges(published: [Samples.comment(1)]))
        }
        #expect(try repository.comments(of: Samples.post).comments.count == 1)
    }

    @Test("A file that has the very bytes is not written again", arguments: [1, 20])
    func unchanged(count: Int) async throws {
        let comments = (1...count).map { Samples.comment($0) }
        try await apply(RepositoryChanges(published: comments))
        let name = folder.path + "/comments/\(Samples.post)/\(Samples.id(1)).json"
        let before = try PosixFileSystem().identity(at: name)
        try await apply(RepositoryChanges(published: comments))
        #expect(try PosixFileSystem().identity(at: name) == before)
        try await apply(RepositoryChanges(published: [Samples.comment(1, content: "Edited.")]))
        #expect(try PosixFileSystem().identity(at: name) != before)
    }

    @Test("The last comment withdrawn takes post.json and the folder with it")
    func withdrawal() async throws {
        try await apply(
            RepositoryChanges(
                published: [Samples.comment(1), Samples.comment(2)], posts: [Samples.post()]))
        try await apply(
            RepositoryChanges(withdrawn: [Samples.withdrawal(1)], posts: [Samples.post()]))
        #expect(
            folder.names("comments/\(Samples.post)") == ["\(Samples.id(2)).json", "post.json"])
        let last = RepositoryChanges(
            withdrawn: [Samples.withdrawal(2)], posts: [Samples.post(comments: 0)])
        try await apply(last)
        #expect(folder.names() == [".lock", ".staging"])
        try await apply(last)
        #expect(folder.names() == [".lock", ".staging"])
    }

    @Test("Files of others are left alone, and keep their folder")
    func foreignFiles() async throws {
        let names = ["notes.txt", "other.json", "01JZ.json", "\(Samples.id(9)).json.bak", ".x"]
        try await apply(RepositoryChanges(published: [Samples.comment(1)], posts: [Samples.post()]))
        for name in names { try folder.write("mine", to: "comments/\(Samples.post)/\(name)") }
        try folder.write("mine", to: "comments/.staging/mine")
        let contents = try repository.comments(of: Samples.post)
        #expect(contents.damaged.isEmpty)
        #expect(contents.comments.count == 1)
        try await apply(RepositoryChanges(withdrawn: [Samples.withdrawal(1)]))
        #expect(folder.names("comments/\(Samples.post)") == names.sorted())
        #expect(folder.names("comments/.staging") == ["mine"])
        #expect(try repository.posts().isEmpty)
    }

    @Test("What is both published and withdrawn is withdrawn; of two versions the last counts")
    func contradictions() async throws {
        try await apply(
            RepositoryChanges(
                published: [
                    Samples.comment(1), Samples.comment(2), Samples.comment(2, content: "Last."),
                ], withdrawn: [Samples.withdrawal(1)]))
        let contents = try repository.comments(of: Samples.post)
        #expect(contents.comments == [Samples.comment(2, content: "Last.")])
    }

    @Test("A comment that moves to another post is in one folder only")
    func moving() async throws {
        try await apply(RepositoryChanges(published: [Samples.comment(1)], posts: [Samples.post()]))
        try await apply(
            RepositoryChanges(
                published: [Samples.comment(1, on: Samples.other)],
                withdrawn: [Samples.withdrawal(1)], posts: [Samples.post(Samples.other)]))
        #expect(try repository.posts().map(\.key) == [Samples.other])
    }

    @Test("A writer is refused once its time is over")
    func endedWriter() async throws {
        let writer = try await repository.exclusively { $0 }
        let error = #expect(throws: RepositoryError.self) {
            try writer.apply(RepositoryChanges(published: [Samples.comment(1)]))
        }
        #expect(error?.code == .ended)
    }
}
