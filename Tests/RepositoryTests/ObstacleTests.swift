import Foundation
import Glibc
import Moderation
import Repository
import TestSupport
import Testing

struct ObstacleTests {
    let folder: TemporaryFolder
    let repository: FileRepository

    init() throws {
        folder = try TemporaryFolder()
        repository = Samples.repository(at: folder.path + "/comments")
    }

    private func failure(_ changes: RepositoryChanges) async -> RepositoryError? {
        await #expect(throws: RepositoryError.self) {
            try await repository.exclusively { try $0.apply(changes) }
        }
    }

    @Test("A link in place of a post's folder is refused, and the other posts are published")
    func linkedFolder() async throws {
        try folder.makeFolder("elsewhere")
        try folder.makeFolder("comments")
        try folder.makeLink("comments/hello", to: "../elsewhere")
        let changes = RepositoryChanges(
            published: [Samples.comment(1, on: Samples.other), Samples.comment(2)],
            withdrawn: [Samples.withdrawal(3, from: Samples.other)])
        let error = await failure(changes)
        #expect(error?.code == .notAFolder)
        #expect(error?.path.hasSuffix("/comments/hello") == true)
        #expect(folder.names("elsewhere").isEmpty)
        #expect(try repository.comments(of: Samples.post).comments.count == 1)
        #expect(throws: RepositoryError.self) { try repository.comments(of: Samples.other) }
        #expect(folder.names("comments/.staging").isEmpty)
    }

    @Test("A link in place of a comment is replaced and never followed")
    func linkedFile() async throws {
        try folder.write("secret", to: "secret.json")
        try folder.makeFolder("comments/\(Samples.post)")
        let name = "comments/\(Samples.post)/\(Samples.id(1)).json"
        try folder.makeLink(name, to: "../../secret.json")
        let damaged = try repository.comments(of: Samples.post).damaged
        #expect(damaged.count == 1)
        #expect(damaged.first?.contains("symbolic link") == true)
        try await repository.exclusively {
            try $0.apply(RepositoryChanges(published: [Samples.comment(1)]))
        }
        #expect(try folder.text("secret.json") == "secret")
        #expect(try repository.comments(of: Samples.post).comments == [Samples.comment(1)])
    }

    @Test(
        "Links in place of the lock or the staging folder are refused",
        arguments: [
            ".lock", ".staging",
        ])
    func linkedParts(name: String) async throws {
        try folder.makeFolder("comments")
        try folder.makeFolder("elsewhere")
        try folder.makeLink("comments/\(name)", to: "../elsewhere")
        let error = await failure(RepositoryChanges(published: [Samples.comment(1)]))
        #expect(error?.code == .link || error?.code == .notAFolder)
        #expect(folder.names("elsewhere").isEmpty)
    }

    @Test("The repository itself may be a link to a generator's data folder")
    func linkedRepository() async throws {
        try folder.makeFolder("blog/data")
        try folder.makeLink("comments", to: "blog/data")
        try await repository.exclusively {
            try $0.apply(RepositoryChanges(published: [Samples.comment(1)]))
        }
        #expect(folder.names("blog/data/\(Samples.post)") == ["\(Samples.id(1)).json"])
    }

    @Test("A folder in place of a file is named, and the rest is published", arguments: [1, 20])
    func folderAsFile(count: Int) async throws {
        try folder.makeFolder("comments/\(Samples.post)/\(Samples.id(1)).json/x")
        let error = await failure(
            RepositoryChanges(published: (1...count + 1).map { Samples.comment($0) }))
        #expect(error?.code == .notAFile)
        #expect(error?.path.hasSuffix("\(Samples.id(1)).json") == true)
        let contents = try repository.comments(of: Samples.post)
        #expect(contents.comments.count == count)
        #expect(contents.damaged.count == 1)
        #expect(folder.names("comments/.staging").isEmpty)
    }

    @Test("A file in place of the repository or of a post is named")
    func fileAsFolder() async throws {
        try folder.write("x", to: "comments/hello")
        let error = await failure(
            RepositoryChanges(published: [Samples.comment(1, on: Samples.other)]))
        #expect(error?.code == .notAFolder)
        let inFile = Samples.repository(at: folder.path + "/comments/hello")
        await #expect(throws: RepositoryError.self) { try await inFile.exclusively { _ in } }
        #expect(try repository.posts().isEmpty)
    }

    static let damaged = [
        "", "{", "[]", "{\"id\":1}", "\u{0}", "{\"id\":\"01JZ0000000000000000000001\"}",
        String(repeating: "[", count: 100_000),
    ]

    @Test("Damaged files are named and the others read", arguments: damaged)
    func damage(text: String) async throws {
        try await repository.exclusively {
            try $0.apply(RepositoryChanges(published: [Samples.comment(2)]))
        }
        try folder.write(text, to: "comments/\(Samples.post)/\(Samples.id(1)).json")
        try folder.write(text, to: "comments/\(Samples.post)/post.json")
        let contents = try repository.comments(of: Samples.post)
        #expect(contents.comments == [Samples.comment(2)])
        #expect(contents.damaged.count == 2)
        #expect(
            try repository.posts() == [PublicPost(key: Samples.post, url: "", comments: 2)])
    }

    @Test("A file that says it is another comment, or of another post, is damaged")
    func misplaced() async throws {
        try await repository.exclusively {
            try $0.apply(RepositoryChanges(published: [Samples.comment(2)]))
        }
        let text = try folder.text("comments/\(Samples.post)/\(Samples.id(2)).json")
        try folder.write(text, to: "comments/\(Samples.post)/\(Samples.id(1)).json")
        try folder.write(text, to: "comments/hello/\(Samples.id(2)).json")
        #expect(try repository.comments(of: Samples.post).damaged.count == 1)
        #expect(try repository.comments(of: Samples.other).damaged.count == 1)
    }

    @Test("A named pipe or a huge file in place of a comment doesn't hold up the reader")
    func strangeFiles() throws {
        try folder.makeFolder("comments/\(Samples.post)")
        let start = folder.path + "/comments/\(Samples.post)/"
        #expect(mkfifo(start + "\(Samples.id(1)).json", 0o600) == 0)
        try folder.write("", to: "comments/\(Samples.post)/\(Samples.id(2)).json")
        #expect(truncate(start + "\(Samples.id(2)).json", 1 << 40) == 0)
        #expect(try repository.comments(of: Samples.post).damaged.count == 2)
    }

    static let numbers: [(Int32, RepositoryError.Code)] = [
        (ENOSPC, .full), (EDQUOT, .full), (EACCES, .forbidden), (EROFS, .readOnly), (EIO, .device),
        (EMFILE, .tooManyFiles), (EXDEV, .other),
    ]

    @Test("What the system refuses is said with a path and advice", arguments: numbers)
    func refusals(number: Int32, code: RepositoryError.Code) async throws {
        let files = FaultyFileSystem(PosixFileSystem(), failingAt: 1, with: .lasting(number))
        let repository = Samples.repository(at: folder.path + "/comments", files: files)
        let error = await #expect(throws: RepositoryError.self) {
            try await repository.exclusively { _ in }
        }
        #expect(error?.code == code)
        #expect(error?.description.hasPrefix(folder.path) == true)
        #expect(error?.message.isEmpty == false)
        #expect(error?.cause?.code == number)
    }

    @Test("A full disk leaves no half files, and doesn't keep withdrawn comments public")
    func fullDisk() async throws {
        try await repository.exclusively {
            try $0.apply(RepositoryChanges(published: [Samples.comment(1), Samples.comment(2)]))
        }
        let files = FaultyFileSystem(PosixFileSystem(), with: .refusal(of: "write", ENOSPC))
        let full = Samples.repository(at: folder.path + "/comments", files: files)
        let changes = RepositoryChanges(
            published: [Samples.comment(1, content: "New."), Samples.comment(3)],
            withdrawn: [Samples.withdrawal(2)])
        let error = await #expect(throws: RepositoryError.self) {
            try await full.exclusively { try $0.apply(changes) }
        }
        #expect(error?.code == .full)
        #expect(try repository.comments(of: Samples.post).comments == [Samples.comment(1)])
        #expect(folder.names("comments/.staging").isEmpty)
    }
}
