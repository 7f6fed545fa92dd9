import Foundation

/// An empty folder that goes, with all that is in it, when nobody holds it any more.
public final class TemporaryFolder: Sendable {
    /// Its absolute path, without a slash at the end.
    public let path: String

    /// Makes it.
    ///
    /// - Throws: what the file system throws.
    public init() throws {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("winnow-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, and the folders above it, and gives its path.
    ///
    /// - Parameters:
    ///   - name: Relative to the folder.
    ///   - text: Written as UTF-8.
    /// - Returns: the file's absolute path.
    /// - Throws: what the file system throws.
    @discardableResult
    public func write(_ name: String, _ text: String) throws -> String {
        let url = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return url.path
    }
}
