import Foundation

/// Finds the suites made by others, which are kept beside the package, and the package's own files.
enum Suites {
    static let packageRoot = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let root: URL = {
        if let path = ProcessInfo.processInfo.environment["WINNOW_SHARED"] {
            return URL(filePath: path).appending(path: "suites")
        }
        return packageRoot.appending(path: "../shared/suites")
    }()

    /// The text of a file; nil where the suites are absent.
    static func text(_ path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func isPresent(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }
}
