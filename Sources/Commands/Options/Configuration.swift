import Foundation
import Moderation
import Service
import YAML

/// What `winnow.yaml` says. Every key is optional.
struct Configuration: Sendable {
    /// The data folder; nil if not said.
    var data: String?
    /// The filters' folder; nil if not said.
    var filters: String?
    /// How long things are kept.
    var retention = Retention()
    /// How a worker goes about it.
    var worker = Worker.Settings()
    /// What is said of pings.
    var pings = PingConfiguration()
    /// What `serve` takes.
    var limits = RPCLimits()

    /// The defaults.
    init() {}

    /// Reads a configuration file.
    ///
    /// - Throws: the first problem, with file, line and column.
    init(path: String) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.configuration, "\(path): cannot be read")
        }
        guard let text = String(bytes: bytes, encoding: .utf8) else {
            throw CommandFailure(.configuration, "\(path): is not UTF-8")
        }
        try self.init(text: text, file: path)
    }

    init(text: String, file: String) throws(YAMLProblem) {
        let root = try YAMLDocument(file: file, text: text).root
        guard !root.isNull else { return }
        let keys = try Self.section(
            root, ["data", "filters", "retention", "worker", "pings", "serve"])
        data = try keys["data"]?.text()
        filters = try keys["filters"]?.text()
        if let section = keys["retention"] { try readRetention(section) }
        if let section = keys["worker"] { try readWorker(section) }
        if let section = keys["pings"] { pings = try PingConfiguration(section) }
        if let section = keys["serve"] { try readLimits(section) }
    }

    private static func section(
        _ node: YAMLNode, _ known: [String]
    ) throws(YAMLProblem) -> YAMLMapping {
        let mapping = try node.mapping()
        if let problem = mapping.unknownKeys(known: known).first { throw problem }
        return mapping
    }

    private mutating func readRetention(_ node: YAMLNode) throws(YAMLProblem) {
        let keys = try Self.section(node, ["held", "spam", "trash", "private_fields", "events"])
        if let node = keys["held"] { retention.held = try node.span() }
        if let node = keys["spam"] { retention.spam = try node.span() }
        if let node = keys["trash"] { retention.trash = try node.span() }
        if let node = keys["private_fields"] { retention.privateFields = try node.span() }
        if let node = keys["events"] { retention.events = try node.span() }
    }

    private mutating func readWorker(_ node: YAMLNode) throws(YAMLProblem) {
        let keys = try Self.section(node, ["batch", "lease", "attempts"])
        if let node = keys["batch"] { worker.batchCount = try node.integer(in: 1...10_000) }
        if let node = keys["attempts"] { worker.attempts = try node.integer(in: 1...100) }
        if let node = keys["lease"] {
            guard let lease = try node.span(), lease >= .seconds(1) else {
                throw node.problem("a lease lasts at least a second, such as 60s")
            }
            worker.lease = lease
        }
    }

    private mutating func readLimits(_ node: YAMLNode) throws(YAMLProblem) {
        let keys = try Self.section(node, ["line_bytes", "buffer_bytes"])
        if let node = keys["line_bytes"] {
            limits.lineByteCount = try node.integer(in: 1_024...(64 << 20))
        }
        if let node = keys["buffer_bytes"] {
            limits.bufferByteCount = try node.integer(in: 1_024...(1 << 30))
        }
    }
}

extension YAMLNode {
    /// A span of time such as `90s`, `15m`, `12h` or `30d`; nil for `never`.
    fileprivate func span() throws(YAMLProblem) -> Duration? {
        let text = try text()
        if text == "never" { return nil }
        guard let span = Duration(span: text) else {
            throw problem("expected a span such as 90s, 15m, 12h or 30d, or never")
        }
        return span
    }
}
