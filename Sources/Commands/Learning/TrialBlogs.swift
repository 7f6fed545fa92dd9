import Foundation
import Moderation
import Store

/// Stores for blogs that submissions are tried on, in a folder that is removed afterwards.
struct TrialBlogs {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "winnow-trial-\(UUID().uuidString)")

    /// Makes an empty store.
    @Sendable func make() throws -> any SubmissionStore {
        try SQLiteStore(folder: folder.appending(path: UUID().uuidString))
    }

    /// Removes all of them.
    func remove() { try? FileManager.default.removeItem(at: folder) }
}
