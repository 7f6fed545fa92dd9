import Foundation
import Moderation
import Repository

/// Comments, posts and folders for tests.
enum Samples {
    static let post = key("does-gut-health-affect-skin")
    static let other = key("hello")

    static func key(_ text: String) -> PostKey {
        guard let key = PostKey(text) else { preconditionFailure("\(text) is no key") }
        return key
    }

    /// The id whose random part is `number`.
    static func id(_ number: Int) -> SubmissionID {
        let digits = String(number, radix: 10)
        let text = "01JZ000000" + String(repeating: "0", count: 16 - digits.count) + digits
        guard let id = SubmissionID(text) else { preconditionFailure("\(text) is no id") }
        return id
    }

    static func comment(
        _ number: Int, on post: PostKey = post, content: String = "This is very helpful!"
    ) -> PublicComment {
        PublicComment(
            id: id(number), postKey: post, kind: .comment, authorName: "Rosa",
            authorURL: "https://rosa.example/", content: content,
            date: Date(timeIntervalSince1970: 1_795_244_400 + Double(number)))
    }

    static func post(_ key: PostKey = post, comments: Int = 1) -> PublicPost {
        PublicPost(
            key: key, url: "https://blog.example/\(key)/", title: "A post", comments: comments)
    }

    static func withdrawal(
        _ number: Int, from post: PostKey = post
    ) -> RepositoryChanges.Withdrawal {
        RepositoryChanges.Withdrawal(id: id(number), postKey: post)
    }

    static func repository(
        at path: String, files: any FileSystem = PosixFileSystem()
    ) -> FileRepository {
        FileRepository(path: path, files: files) { $0.content.map { "<p>\($0)</p>" } }
    }
}
