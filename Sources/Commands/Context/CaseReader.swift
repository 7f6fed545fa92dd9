import Classifier
import Evaluation
import Filters
import Foundation
import Moderation
import Service
import Wire

/// Reads corpora for an evaluation.
struct CaseReader {
    let judge: FilterJudge
    let limits: RPCLimits
    let grouping: Evaluate.Grouping

    init(ruleSet: RuleSet, limits: RPCLimits, grouping: Evaluate.Grouping) {
        judge = FilterJudge(ruleSet: ruleSet, rests: nil)
        self.limits = limits
        self.grouping = grouping
    }

    /// The labelled lines of files; refused lines are told on standard error.
    func cases(_ paths: [String]) async throws -> [EvaluationCase] {
        var cases: [EvaluationCase] = []
        for path in paths {
            let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
            let refusals = try await CorpusFile(path: path, limits: limits).read { lines in
                for line in lines {
                    guard let label = line.content.label else { continue }
                    let submission = line.content.submission
                    cases.append(
                        EvaluationCase(
                            submission: submission, isSpam: label == .spam,
                            group: group(of: submission, in: name), corpus: name,
                            place: "\(name):\(line.number)",
                            features: judge.features(of: submission)))
                }
            }
            for example in refusals.examples {
                StandardError.print("winnow: " + Phrases.safe(example))
            }
        }
        return cases
    }

    /// Forty-eight texts of each template, as spam.
    func templates(_ paths: [String]) throws -> [EvaluationCase] {
        try paths.flatMap { path in
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw CommandFailure(.badInput, "\(path): cannot be read as text")
            }
            let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
            return text.split(separator: "\n").flatMap { Spintax(String($0)).expansions(48) }.map {
                let submission = Submission(
                    kind: .comment, post: Submission.Post(url: "https://templates.example/"),
                    content: String($0.prefix(1500)))
                return EvaluationCase(
                    submission: submission, isSpam: true, group: name, corpus: name, place: name,
                    features: judge.features(of: submission))
            }
        }
    }

    private func group(of submission: Submission, in file: String) -> String {
        switch grouping {
        case .file: file
        case .post: submission.post.url
        case .postHost: URL(string: submission.post.url)?.host() ?? submission.post.url
        }
    }
}
