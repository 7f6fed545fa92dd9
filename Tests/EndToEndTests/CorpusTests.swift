import Foundation
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Corpora")
    struct Corpora {
        private static let folder: URL = {
            let named = ProcessInfo.processInfo.environment["WINNOW_SHARED"].map {
                URL(filePath: $0)
            }
            return (named ?? EndToEnd.packageRoot.appending(path: "../shared"))
                .appending(path: "corpora")
        }()

        static let files: [String] = {
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
            return (names ?? []).filter { $0.hasSuffix(".jsonl") }.sorted()
        }()

        @Test(
            "Every comment that people wrote is accepted or refused, and judged once",
            .enabled(if: !files.isEmpty), arguments: files)
        func counts(file: String) async throws {
            let isWhole = ProcessInfo.processInfo.environment["WINNOW_TORTURE"] != nil
            let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
            let lines = text.split(separator: "\n").prefix(isWhole ? Int.max : 3_000)
            let winnow = try Winnow(filters: try Self.lenientFilters())
            let submitted = try await winnow.run(
                "submit", input: lines.joined(separator: "\n"), within: .seconds(300))
            let answers = try submitted.json()
            #expect(answers.count == lines.count)
            let accepted = answers.filter { $0["id"] != nil && $0["repeated"] == nil }.count
            let repeated = answers.filter { $0["repeated"] != nil }.count
            let refused = answers.filter { $0["error"]?["code"] == -32602 }.count
            #expect(accepted + repeated + refused == lines.count)
            #expect(submitted.status == (refused > 0 ? 65 : 0))
            #expect(refused * 50 < lines.count, "\(refused) of \(lines.count) are refused")
            let work = try await winnow.run("work", "--once", "--json", within: .seconds(300))
            let counts = try #require(try work.json().first)
            let judged = ["approved", "held", "spam"].compactMap { counts[$0]?.integerValue }
            #expect(judged.reduce(0, +) == Int64(accepted))
            #expect(counts["published"] == counts["approved"])
            #expect(work.errorText == "")
        }

        /// The rules as shipped, for comments without name and e-mail address.
        private static func lenientFilters() throws -> String {
            try Lenient.filters.get().path
        }
    }

    /// A copy of the shipped rules that asks for neither name nor e-mail address.
    enum Lenient {
        static let filters = Result { () throws -> TemporaryFolder in
            let folder = try TemporaryFolder()
            let manager = FileManager.default
            for name in try manager.contentsOfDirectory(atPath: EndToEnd.shippedFilters) {
                try manager.copyItem(
                    atPath: "\(EndToEnd.shippedFilters)/\(name)", toPath: "\(folder.path)/\(name)")
            }
            let policy = try String(contentsOfFile: folder.path + "/policy.yaml", encoding: .utf8)
            try folder.write(
                "policy.yaml",
                policy.replacing("name: required", with: "name: optional")
                    .replacing("email: required", with: "email: optional"))
            return folder
        }
    }
}
