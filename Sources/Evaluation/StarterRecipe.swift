import Classifier
import Filters

/// How a starter is made from corpora.
///
/// Copies count once. In each corpus ham and spam, with and without a site, count alike as far as the
/// numbers allow, so that the mere presence of a site says nothing; and a blog with many comments
/// counts less for each. The log-odds are then put on the line that fits groups left out in turn.
public struct StarterRecipe: Sendable {
    /// How much a corpus counts, by name; 1 where nothing is said, 0 leaves it out.
    public var weights: [String: Double]
    /// How the weights are found.
    public var trainer = Trainer()
    /// How many examples of a corpus that counts less than in full are taken, evenly from all of it.
    public var most = 4_000
    /// How many times a part is left out to find the line.
    public var folds = 4

    /// A recipe with these weights of corpora.
    public init(weights: [String: Double] = [:]) { self.weights = weights }

    /// The model of these cases.
    public func model(_ cases: [EvaluationCase]) -> Model {
        let examples = examples(cases)
        let model = trained(examples.map(\.example))
        let line = calibration(examples)
        return model.scaled(by: max(0.05, line.slope), offset: line.offset)
    }

    private typealias Weighed = (example: TrainingExample, group: String, corpus: String)

    private func trained(_ examples: [TrainingExample]) -> Model {
        trainer.model(examples, featureVersion: FeatureExtraction.version)
    }

    private func weight(of corpus: String) -> Double { weights[corpus] ?? 1 }

    private func examples(_ cases: [EvaluationCase]) -> [Weighed] {
        var seen: Set<FeatureVector> = []
        let kept = sampled(
            cases.filter { weight(of: $0.corpus) > 0 && seen.insert($0.features).inserted })
        let cells = counts(kept.map { "\($0.corpus) \($0.hasSite) \($0.isSpam)" })
        let labels = counts(kept.map { "\($0.corpus) \($0.group) \($0.isSpam)" })
        return kept.map { example in
            let cell = cells["\(example.corpus) \(example.hasSite) \(example.isSpam)", default: 1]
            let share = labels["\(example.corpus) \(example.group) \(example.isSpam)", default: 1]
            let isFull = weight(of: example.corpus) == 1
            let balance = isFull ? min(3, 700 / cell) * (100 / max(20, share)).squareRoot() : 1
            return (
                TrainingExample(
                    features: example.features, isSpam: example.isSpam,
                    weight: weight(of: example.corpus) * balance), example.group, example.corpus
            )
        }
    }

    private func sampled(_ cases: [EvaluationCase]) -> [EvaluationCase] {
        let sizes = counts(cases.map(\.corpus))
        var numbers: [String: Double] = [:]
        return cases.filter { one in
            guard weight(of: one.corpus) < 1 else { return true }
            let share = min(1, Double(most) / sizes[one.corpus, default: 1])
            let number = numbers[one.corpus, default: 0] + share
            numbers[one.corpus] = number
            return number.rounded(.down) > (number - share).rounded(.down)
        }
    }

    private func counts(_ names: [String]) -> [String: Double] {
        names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Only corpora that count in full say where the line is, as they are most like what is judged.
    private func calibration(_ examples: [Weighed]) -> Calibration {
        let full = examples.filter { weight(of: $0.corpus) == 1 }
        let groups = counts(full.map(\.group)).sorted {
            ($1.value, $0.key) < ($0.value, $1.key)
        }
        guard groups.count > 1 else { return Calibration([]) }
        var fold: [String: Int] = [:]
        for (position, group) in groups.enumerated() { fold[group.key] = position % folds }
        var scores: [LabelledScore] = []
        for number in 0..<min(folds, groups.count) {
            let isOut = { (one: Weighed) in
                weight(of: one.corpus) == 1 && fold[one.group] == number
            }
            let model = trained(examples.filter { !isOut($0) }.map(\.example))
            scores += examples.filter(isOut).map {
                LabelledScore(
                    isSpam: $0.example.isSpam, score: model.score($0.example.features))
            }
        }
        return Calibration(scores)
    }
}
