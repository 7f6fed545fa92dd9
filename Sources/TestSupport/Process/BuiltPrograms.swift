import Foundation

/// The programs and files that tests use.
public enum BuiltPrograms {
    /// The path of the built `winnow`, which lies beside the running test bundle.
    public static let winnow: String = {
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["WINNOW_BINARY"] { return named }
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let folder = URL(fileURLWithPath: own ?? "").deletingLastPathComponent()
        return folder.appendingPathComponent("winnow").path
    }()

    /// The path of a program of the system; nil if it is not in `PATH`.
    public static func path(of name: String) -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return folders.split(separator: ":").map { "\($0)/\(name)" }
            .first(where: FileManager.default.isExecutableFile)
    }
}
