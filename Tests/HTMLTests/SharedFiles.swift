import Foundation

/// Suites and corpora that live outside the repository; tests that need them skip without them.
enum SharedFiles {
    static let root: URL? = {
        let environment = ProcessInfo.processInfo.environment["WINNOW_SHARED"]
        let package = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder =
            environment.map { URL(filePath: $0) } ?? package.appending(path: "../shared")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static func text(_ path: String) -> String? {
        guard let url = root?.appending(path: path), let data = try? Data(contentsOf: url) else {
            return nil
        }
        return String(decoding: data, as: UTF8.self)
    }

    static func names(in path: String, ending: String) -> [String] {
        guard let folder = root?.appending(path: path),
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        else { return [] }
        return names.filter { $0.hasSuffix(ending) }.sorted()
    }

    /// The inputs of an html5lib tree construction file.
    static func html5libInputs(_ name: String) -> [String] {
        let text = text("suites/html/html5lib/\(name)") ?? ""
        return text.components(separatedBy: "#data\n").dropFirst().map { part in
            part.components(separatedBy: "\n#errors").first ?? part
        }
    }

    /// The contents of the comments of a corpus.
    static func contents(_ name: String) -> [String] {
        guard let text = text("corpora/\(name)") else { return [] }
        struct Line: Decodable { var content: String? }
        let decoder = JSONDecoder()
        return text.split(separator: "\n").compactMap {
            (try? decoder.decode(Line.self, from: Data($0.utf8)))?.content
        }
    }
}
