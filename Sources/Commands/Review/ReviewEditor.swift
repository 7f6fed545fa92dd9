import Foundation
import Glibc
import Moderation
import Terminal

/// Lets a moderator change a comment in their own editor.
struct ReviewEditor {
    /// A command, as in `$EDITOR`.
    let command: String
    /// A folder for the file, which others can't read.
    let folder: String

    /// The editor that the environment names, else `vi`.
    init(environment: [String: String], folder: String) {
        let named = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
        command = named ?? "vi"
        self.folder = folder
    }

    /// The most that is read back, in bytes.
    private static let byteCount = 4 << 20

    /// What the editor left of a text.
    ///
    /// - Throws: `CommandFailure` if the file can't be written or read, or the editor failed.
    func edited(_ text: String, id: SubmissionID, on screen: FullScreen) throws -> String {
        let path = "\(folder)/\(id.text).\(getpid()).txt"
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        unlink(path)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure(.io, "cannot write \(path): \(String(cString: strerror(errno)))")
        }
        defer { unlink(path) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
        guard screen.run(command, on: path) else {
            throw CommandFailure(.io, "\(command) failed: nothing was changed")
        }
        guard let data = FileManager.default.contents(atPath: path),
            data.count <= Self.byteCount,
            let edited = String(validating: data, as: UTF8.self)
        else { throw CommandFailure(.badInput, "the edited text is no UTF-8, or too long") }
        return edited
    }
}
