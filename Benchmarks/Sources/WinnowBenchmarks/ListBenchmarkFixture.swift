import Filters
import Foundation
import Moderation

/// A folder of rules for a measurement, with one list or some patterns more.
struct FilterFixture {
    private let judge: FilterJudge
    /// CPU time of loading it.
    let loadMilliseconds: Double

    /// The rules of a folder, and a list on the seven fields that WordPress searches.
    init(_ filters: String, list: String?) throws {
        var files: [String: String] = [:]
        if let list {
            files["lists/benchmark-list.txt"] = list
            files["benchmark-list.yaml"] = """
                group: benchmark-list
                lists:
                  - id: BENCHMARK_LIST
                    about: Contains a listed term
                    file: lists/benchmark-list.txt
                    kind: substring
                    on: [author.name, author.email, author.url, content, text, ip, user_agent]
                    score: 4
                    spam: [x]
                    ham: [y]

                """
        }
        try self.init(copying: filters, adding: files)
    }

    /// A folder's rules without some files and with others, or only those others.
    init(
        copying folder: String?, without names: [String] = [], adding files: [String: String] = [:],
        prefilter: Bool = true
    ) throws {
        let path = NSTemporaryDirectory() + "winnow-benchmark-\(getpid())-filters"
        try? FileManager.default.removeItem(atPath: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        if let folder {
            try FileManager.default.copyItem(atPath: folder, toPath: path)
        } else {
            try FileManager.default.createDirectory(
                atPath: path + "/lists", withIntermediateDirectories: true)
        }
        for name in names { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
        for (name, text) in files {
            try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
        }
        var options = RuleSet.Options()
        options.prefilter = prefilter
        let start = Measure.threadSeconds
        let rules = try RuleSet.load(folder: path, cacheFolder: nil, options: options)
        loadMilliseconds = (Measure.threadSeconds - start) * 1000
        judge = FilterJudge(ruleSet: rules)
    }

    /// CPU time of the verdict on one comment.
    func microseconds(_ comment: Submission) -> Double {
        let start = Measure.threadSeconds
        _ = verdict(comment)
        return (Measure.threadSeconds - start - Measure.clockSeconds) * 1e6
    }

    /// CPU time of a verdict.
    func microseconds(_ comments: [Submission]) throws -> Double {
        let rounds = max(1, 2_000 / comments.count)
        let start = Measure.threadSeconds
        for _ in 0..<rounds {
            for comment in comments { _ = verdict(comment) }
        }
        return (Measure.threadSeconds - start) * 1e6 / Double(rounds * comments.count)
    }

    /// How many of the comments the list finds something in.
    func hits(_ comments: [Submission]) -> Int {
        comments.filter { verdict($0).findings.contains { $0.rule == "BENCHMARK_LIST" } }.count
    }

    private func verdict(_ comment: Submission) -> Verdict {
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        return judge.verdict(on: comment, history: History(), at: now)
    }
}
