import Foundation

/// Suites and corpora made by others, outside the package; tests that need them skip without.
enum Corpora {
    static var isPresent: Bool {
        FileManager.default.fileExists(atPath: root + "/corpora/wordpress-blogs.jsonl")
    }

    /// Whether everything is tried in place of samples, which takes minutes.
    static let isFull = ProcessInfo.processInfo.environment["WINNOW_FULL"] == "1"

    static func lines(_ path: String) -> [String]? {
        guard let data = FileManager.default.contents(atPath: root + "/" + path) else { return nil }
        return String(decoding: data, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Every nth comment of every corpus.
    static func texts(each step: Int) throws -> [String] {
        let folder = root + "/corpora"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        return files.filter { $0.hasSuffix(".jsonl") }.flatMap { file in
            (lines("corpora/" + file) ?? []).enumerated().filter { $0.offset % step == 0 }
                .compactMap { _, line in
                    let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
                    return (object as? [String: Any])?["content"] as? String
                }
        }
    }

    private static var root: String {
        if let path = ProcessInfo.processInfo.environment["WINNOW_SHARED"] { return path }
        return FileManager.default.currentDirectoryPath + "/../shared"
    }
}
