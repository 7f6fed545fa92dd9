import Foundation
import JSON

/// Where suites made by others are; they are not part of the repository.
enum Suites {
    static let json: URL = {
        let environment = ProcessInfo.processInfo.environment
        let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
        let shared = environment["WINNOW_SHARED"].map { URL(filePath: $0) }
        return (shared ?? root.appending(path: "../shared")).appending(path: "suites/json")
    }()

    static let areAbsent = !FileManager.default.fileExists(atPath: json.path)

    static func cases() throws -> [(name: String, bytes: [UInt8])] {
        let folder = json.appending(path: "JSONTestSuite")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") }
            .sorted()
            .map { ($0, [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
    }
}

/// The error of parsing a text, or nil where it parses.
func fault(
    _ text: String, maximumDepth: Int = JSONValue.defaultMaximumDepth
) -> JSONError? {
    fault(Array(text.utf8), maximumDepth: maximumDepth)
}

/// The error of parsing bytes, or nil where they parse.
func fault(
    _ bytes: [UInt8],
    maximumDepth: Int = JSONValue.defaultMaximumDepth,
    maximumByteCount: Int = JSONValue.defaultMaximumByteCount
) -> JSONError? {
    do throws(JSONError) {
        _ = try JSONValue(
            parsing: bytes, maximumDepth: maximumDepth, maximumByteCount: maximumByteCount)
        return nil
    } catch {
        return error
    }
}
