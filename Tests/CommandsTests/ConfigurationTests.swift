import Moderation
import Service
import Testing
import YAML

@testable import Commands

@Suite("winnow.yaml")
struct ConfigurationTests {
    @Test("Every key is optional", arguments: ["", "# nothing\n", "data: x\n", "retention: {}\n"])
    func defaults(text: String) throws {
        let configuration = try Configuration(text: text, file: "winnow.yaml")
        #expect(configuration.retention == Retention())
        #expect(configuration.worker == Worker.Settings())
        #expect(configuration.limits == RPCLimits())
        #expect(configuration.filters == nil)
    }

    @Test("Every key is read")
    func everything() throws {
        let text = """
            data: /var/lib/winnow
            filters: /etc/winnow
            retention: {held: 90d, spam: 2w, trash: 12h, private_fields: never, events: 15m}
            worker: {batch: 7, lease: 90s, attempts: 5}
            serve: {line_bytes: 4096, buffer_bytes: 8192}
            """
        let configuration = try Configuration(text: text, file: "winnow.yaml")
        #expect(configuration.data == "/var/lib/winnow")
        #expect(configuration.filters == "/etc/winnow")
        let retention = configuration.retention
        #expect(retention.held == .seconds(90 * 86_400))
        #expect(retention.spam == .seconds(14 * 86_400))
        #expect(retention.trash == .seconds(43_200))
        #expect(retention.privateFields == nil)
        #expect(retention.events == .seconds(900))
        #expect(configuration.worker.batchCount == 7)
        #expect(configuration.worker.lease == .seconds(90))
        #expect(configuration.worker.attempts == 5)
        #expect(configuration.limits.lineByteCount == 4096)
        #expect(configuration.limits.bufferByteCount == 8192)
    }

    /// What is wrong, and where it says so.
    static let wrong: [(text: String, place: String)] = [
        ("dta: x\n", "winnow.yaml:1:1: "),
        ("data: x\nretention:\n  spma: 30d\n", "winnow.yaml:3:3: "),
        ("retention:\n  spam: soon\n", "winnow.yaml:2:9: "),
        ("retention:\n  spam: -1d\n", "winnow.yaml:2:9: "),
        ("worker: {lease: 0s}\n", "winnow.yaml:1:17: "),
        ("worker: {batch: 0}\n", "winnow.yaml:1:17: "),
        ("worker: {attempts: many}\n", "winnow.yaml:1:20: "),
        ("serve: {line_bytes: 12}\n", "winnow.yaml:1:21: "),
        ("serve: 7\n", "winnow.yaml:1:8: "),
        ("data: [a]\n", "winnow.yaml:1:7: "),
        ("data: a\ndata: b\n", "winnow.yaml:1:1: "),
        ("- data\n", "winnow.yaml:1:1: "),
        ("data: 'open\n", "winnow.yaml:"),
    ]

    @Test("A problem is named with file, line and column", arguments: wrong)
    func problems(text: String, place: String) throws {
        let problem = #expect(throws: YAMLProblem.self) {
            try Configuration(text: text, file: "winnow.yaml")
        }
        let description = try #require(problem).description
        #expect(description.hasPrefix(place), "\(description)")
        #expect(CommandFailure(try #require(problem)).status == .configuration)
    }

    @Test(
        "A span is a whole number and a unit",
        arguments: [
            ("0s", 0), ("90s", 90), ("15m", 900), ("12h", 43_200), ("30d", 2_592_000),
            ("2w", 1_209_600),
        ])
    func spans(text: String, seconds: Int) {
        #expect(Duration(span: text) == .seconds(seconds))
    }

    @Test(
        "Anything else is no span",
        arguments: [
            "", "s", "10", "1.5h", "-1d", "1 d", "10y", "99999999d", "1D", "d1", "１d",
            "99999999999999999999s",
        ])
    func noSpans(text: String) {
        #expect(Duration(span: text) == nil)
    }
}
