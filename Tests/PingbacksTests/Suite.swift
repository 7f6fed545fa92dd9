import Foundation

@testable import Pingbacks

/// Pages and answers that others recorded.
enum Suite {
    /// The folder of all suites; nil where it is absent.
    static let folder: URL? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["WINNOW_SHARED"]
        let shared = named.map { URL(filePath: $0) } ?? root.appending(path: "../shared")
        let folder = shared.appending(path: "suites/pings")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static var isPresent: Bool { folder != nil }

    /// A file's bytes.
    static func bytes(_ path: String) throws -> [UInt8] {
        guard let folder else { return [] }
        return Array(try Data(contentsOf: folder.appending(path: path)))
    }

    /// A recorded answer of HTTP, headers and body.
    static func response(_ path: String, at url: WebURL) throws -> WebResponse {
        let bytes = try bytes(path)
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        let parts = text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
        let status = parts[0].split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return WebResponse(
            url: url, status: status ?? 0, headers: WebResponse.headers(Array(parts[0].utf8)),
            body: parts.count > 1 ? Array(parts[1].utf8) : [])
    }
}
