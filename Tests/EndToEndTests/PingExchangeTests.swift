import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Pings")
    struct PingExchangeTests {
        private static func path(_ program: String) -> String? {
            ["/usr/bin/", "/usr/local/bin/", "/bin/"].map { $0 + program }
                .first { FileManager.default.isExecutableFile(atPath: $0) }
        }

        private static let python = path("python3")

        /// Runs one of the scripts in `fixtures/pings`; each line is an expectation.
        private func run(_ script: String, _ arguments: String...) async throws -> [String] {
            let winnow = try EndToEnd.shippedWinnow()
            let file = EndToEnd.packageRoot.appending(path: "fixtures/pings/\(script)").path
            let python = try #require(Self.python)
            let outcome = try await winnow.run(
                python, with: [file] + arguments, input: [], within: .seconds(300))
            for line in outcome.lines where line.hasPrefix("FAIL") { Issue.record("\(line)") }
            return outcome.lines
        }

        @Test(
            "Clients that others wrote complete their exchanges over HTTP",
            .enabled(if: python != nil, "there is no python3"))
        func exchange() async throws {
            let example = EndToEnd.packageRoot.appending(path: "examples/ping-cgi").path
            let lines = try await run("exchange.py", example)
            #expect(lines.last == "done")
            #expect(lines.count { $0.hasPrefix("ok") } >= 24)
        }

        @Test(
            "Names that resolve to private addresses get nowhere",
            .enabled(if: python != nil && path("unshare") != nil, "there is no unshare"))
        func network() async throws {
            let lines = try await run("network.py")
            if let skipped = lines.first(where: { $0.hasPrefix("skipped") }) {
                print(skipped)
                return
            }
            #expect(lines.last == "done")
            #expect(lines.count { $0.hasPrefix("ok") } == 20)
        }
    }
}
