import ArgumentParser
import Crypto
import Foundation
import JSON
import Moderation
import Service
import Wire

/// Teaches the model from files.
struct Learn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn",
        abstract: "Teach the model from examples, or from decisions it hasn't looked at yet.",
        discussion: """
            Decisions by moderators are learned by themselves, as long as serve or work runs. This \
            is for what was decided elsewhere: an export of comments that were approved, a folder of \
            spam. One JSON object a line, as submit takes them.

              winnow learn spam old-spam.jsonl
              winnow learn ham approved.jsonl
              winnow learn labelled export.jsonl       each line says "label": "ham" or "spam"
              winnow learn                             only catch up with decisions

            The same line with the same label teaches nothing twice; with another label it is \
            unlearned first.
            """)

    /// What the lines stand for.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case ham, spam, labelled
    }

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "ham, spam, or labelled if each line says it.")
    var kind: Kind?

    @Argument(help: ArgumentHelp("Files, or - for standard input.", valueName: "file"))
    var files: [String] = []

    /// How many examples are learned under one lock.
    private static let groupCount = 5_000

    func validate() throws {
        if kind != nil, files.isEmpty {
            throw ValidationError("name the files, or - for standard input")
        }
    }

    func run() async throws {
        let workplace = Workplace(try shared.settings())
        let desk = try workplace.desk()
        let learner = workplace.learner(for: desk, bench: try workplace.bench(for: desk))
        var sum = Sum()
        if let kind {
            for path in files { try await learn(path, as: kind, learner, into: &sum) }
        } else {
            sum.lessons = try await Self.patiently { try await learner.catchUp() }.lessons
        }
        show(sum)
        if sum.refusals > 0 { throw StatusExit(status: .badInput) }
    }

    private struct Sum {
        var examples = 0
        var lessons = 0
        var unlabelled = 0
        var refusals = 0
    }

    private func learn(
        _ path: String, as kind: Kind, _ learner: Learner, into sum: inout Sum
    ) async throws {
        var waiting: [Learner.Example] = []
        let configuration = try shared.settings().configuration
        let refusals = try await CorpusFile(path: path, limits: configuration.limits).read {
            for line in $0 {
                let label = Label(rawValue: kind.rawValue) ?? line.content.label
                guard let label else {
                    sum.unlabelled += 1
                    continue
                }
                let submission = line.content.submission
                waiting.append(
                    Learner.Example(
                        subject: Self.name(of: submission), submission: submission, label: label))
            }
            if waiting.count >= Self.groupCount { try await teach(&waiting, learner, &sum) }
        }
        try await teach(&waiting, learner, &sum)
        sum.refusals += refusals.count
        for example in refusals.examples { StandardError.print("winnow: " + Phrases.safe(example)) }
    }

    private func teach(
        _ examples: inout [Learner.Example], _ learner: Learner, _ sum: inout Sum
    ) async throws {
        let group = examples
        sum.lessons += try await Self.patiently { try await learner.learn(group) }.lessons
        sum.examples += group.count
        examples = []
    }

    /// Tries again while another process is learning, for ten seconds.
    static func patiently(
        _ body: () async throws -> Learner.Report
    ) async throws -> Learner.Report {
        for _ in 0..<100 {
            let report = try await body()
            if !report.isBusy { return report }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw CommandFailure(.tryLater, "another process is learning; try again later")
    }

    /// The same for the same submission, whatever file it is in.
    private static func name(of submission: Submission) -> String {
        let digest = SHA256.hash(data: Data(submission.json.serialized().utf8))
        return "import:" + digest.prefix(16).map { String(format: "%02x", $0) }.joined()
    }

    private func show(_ sum: Sum) {
        if output.json {
            let json: JSONValue = [
                "examples": .integer(Int64(sum.examples)), "lessons": .integer(Int64(sum.lessons)),
                "unlabelled": .integer(Int64(sum.unlabelled)),
                "refused": .integer(Int64(sum.refusals)),
            ]
            return StandardOutput.print(json.serialized())
        }
        guard kind != nil else {
            return StandardOutput.print("caught up: \(Phrases.count(sum.lessons, "lesson"))")
        }
        var parts = [
            Phrases.count(sum.examples, "example"),
            "\(Phrases.count(sum.lessons, "lesson")), as it was sure of the rest",
        ]
        if sum.unlabelled > 0 { parts.append("\(sum.unlabelled) without a label") }
        if sum.refusals > 0 { parts.append("\(sum.refusals) can't be read") }
        StandardOutput.print(parts.joined(separator: "; "))
    }
}
