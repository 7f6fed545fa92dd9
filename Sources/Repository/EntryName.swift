import Moderation

/// The names that the repository gives to its files; all others belong to someone else.
enum EntryName {
    static let post = "post.json"
    static let lock = ".lock"
    static let staging = ".staging"
    private static let suffix = ".json"

    /// No file of ours is longer than this, so a longer one isn't ours to read.
    static let maximumByteCount = 16 * 1_048_576

    static func comment(_ id: SubmissionID) -> String { id.text + suffix }

    /// Whose comment a file is; nil for all other files.
    static func id(of name: String) -> SubmissionID? {
        guard name.hasSuffix(suffix), let id = SubmissionID(name.dropLast(suffix.count)),
            comment(id) == name
        else { return nil }
        return id
    }
}
