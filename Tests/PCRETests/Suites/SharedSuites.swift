import Foundation

/// Suites made by others, kept outside the package; tests that need them skip without them.
enum SharedSuites {
    static func bytes(_ path: String) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: root + "/suites/" + path) else {
            return nil
        }
        return [UInt8](data)
    }

    static func lines(_ path: String) -> [[UInt8]]? {
        bytes(path)?.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map(Array.init)
    }

    /// Whether everything is tried and counted.
    static let isFull = ProcessInfo.processInfo.environment["WINNOW_FULL"] == "1"

    static var isPresent: Bool {
        FileManager.default.fileExists(atPath: root + "/suites/regex/testinput1")
    }

    private static var root: String {
        if let path = ProcessInfo.processInfo.environment["WINNOW_SHARED"] { return path }
        return FileManager.default.currentDirectoryPath + "/../shared"
    }
}
