import ArgumentParser
import Filters
import Foundation
import Moderation

/// What a list costs, by its length, beside what the same list costs WordPress.
struct ListBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lists",
        abstract: "CPU time that a list adds to a verdict, by its length, beside WordPress's way.")

    @Option(help: "The list, one term a line.")
    var list = "../shared/suites/lists/wordpress-comment-blocklist.txt"

    @Option(help: "The folder of the rules that the list joins.")
    var filters = "Filters"

    @Option(help: "PHP, to do the same as WordPress does.")
    var php = "/usr/bin/php"

    @Argument(help: "JSON Lines of submissions.")
    var file = "fixtures/day.jsonl"

    func run() throws {
        guard let text = try? String(contentsOfFile: list, encoding: .utf8) else {
            return print("skipped: there is no list \(list)")
        }
        let hasPHP = FileManager.default.isExecutableFile(atPath: php)
        if !hasPHP { print("WordPress's way is skipped: there is no \(php)") }
        let terms = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
        let comments = try Comments.read(file)
        let plain = try FilterFixture(filters, list: nil)
        print("terms | load ms | adds µs | hit | WordPress µs | hit | times")
        for count in [10, 100, 1000, 10_000, terms.count] where count <= terms.count {
            let part = (0..<count).map { terms[$0 * terms.count / count] }.joined(separator: "\n")
            let listed = try FilterFixture(filters, list: part)
            // By turns, so that both meet the same weather.
            let costs = try (0..<7).map { _ in
                (try listed.microseconds(comments), try plain.microseconds(comments))
            }
            let added = (costs.map(\.0).min() ?? 0) - (costs.map(\.1).min() ?? 0)
            var row = [
                "\(count)", Measure.text(listed.loadMilliseconds), Measure.text(added),
                "\(listed.hits(comments))",
            ]
            if hasPHP { row += try wordPress(part, count, against: added, of: comments.count) }
            print(row.joined(separator: " | "))
        }
    }

    private func wordPress(
        _ terms: String, _ count: Int, against added: Double, of comments: Int
    ) throws -> [String] {
        let listFile = NSTemporaryDirectory() + "winnow-benchmark-\(getpid())-terms"
        try terms.write(toFile: listFile, atomically: true, encoding: .utf8)
        defer { unlink(listFile) }
        // PHP keeps 4,096 compiled patterns; more have to be compiled for each comment.
        let sample = min(comments, max(3, 200_000 / count))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: php)
        process.arguments = ["Benchmarks/php/wordpress-list.php", listFile, file, "\(sample)"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let words = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let microseconds = Double(words[1]) else {
            throw ValidationError("PHP failed")
        }
        let times = added > 0.05 ? "\(Int(microseconds / added))" : "-"
        return [Measure.text(microseconds), "\(words[0]) of \(sample)", times]
    }
}
