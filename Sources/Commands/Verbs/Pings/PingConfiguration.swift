import Foundation
import YAML

/// What `winnow.yaml` says under `pings`.
struct PingConfiguration: Sendable {
    /// Hosts of the blog, in lower case.
    var hosts: Set<String> = []
    /// Ports of sources that are asked besides 80 and 443.
    var ports: Set<UInt16> = []
    /// After how long a published ping's page is looked at again; nil means never.
    var recheck: Duration? = .seconds(7 * 86_400)

    /// The defaults: no hosts, no further ports, each week.
    init() {}

    /// Reads the section.
    ///
    /// - Throws: the first problem, with file, line and column.
    init(_ node: YAMLNode) throws(YAMLProblem) {
        let keys = try node.mapping()
        if let problem = keys.unknownKeys(known: ["hosts", "ports", "recheck"]).first {
            throw problem
        }
        if let node = keys["hosts"] {
            for item in try node.list() { hosts.insert(try item.text().lowercased()) }
        }
        if let node = keys["ports"] {
            for item in try node.list() { ports.insert(UInt16(try item.integer(in: 1...65_535))) }
        }
        guard let node = keys["recheck"] else { return }
        let text = try node.text()
        recheck = text == "never" ? nil : Duration(span: text)
        if text != "never", recheck ?? .zero < .seconds(3_600) {
            throw node.problem("expected a span of an hour or more, such as 7d, or never")
        }
    }
}
