import Classifier
import Moderation

/// Makes the same vector, and remembers what its features stand for.
struct ExplainingSink: FeatureSink {
    /// What one feature stands for.
    private struct Origin {
        let field: FeatureField
        let view: View
        let number: Int
        /// Where in the text that was looked at; empty for what has no place.
        let range: Range<Int>
        /// Which of `texts` it is a range of.
        let text: Int
        /// What has no place is about.
        let about: String
    }

    /// Whether only what has a place in the submission is asked for.
    let isPlaced: Bool
    var builder = FeatureVectorBuilder()
    private var origins: [Origin] = []
    private var view = View.content
    private var number = 0
    private var texts: [[UInt8]] = []

    init(isPlaced: Bool = false) { self.isPlaced = isPlaced }

    var count: Int { builder.count }

    mutating func add(_ hash: UInt32, _ field: FeatureField, _ range: Range<Int>) {
        guard builder.add(hash: hash) else { return }
        origins.append(
            Origin(
                field: field, view: view, number: number, range: range, text: texts.count - 1,
                about: ""))
    }

    mutating func add(_ hash: UInt32, _ field: FeatureField, about: @autoclosure () -> String) {
        guard builder.add(hash: hash) else { return }
        origins.append(
            Origin(
                field: field, view: view, number: number, range: 0..<0, text: -1,
                about: isPlaced ? "" : about()))
    }

    mutating func enter(_ view: View, number: Int, text: @autoclosure () -> String) {
        (self.view, self.number) = (view, number)
        texts.append(Array(text().utf8))
    }

    mutating func setValue(_ value: UInt8, from start: Int) {
        builder.setValue(value, from: start)
    }

    /// What moved the model most, strongest first; parts of words only where nothing else did.
    func reasons(by model: Model, subject: Subject, limit: Int) -> [ModelExplanation.Reason] {
        let features = builder.vector.features
        let weighed = features.indices.map { (model.contribution(of: features[$0]), $0) }
        let strongest = weighed.filter { abs($0.0) >= 0.02 && isTold($0.1) }
            .sorted { (abs($1.0), $0.1) < (abs($0.0), $1.1) }
        var reasons: [ModelExplanation.Reason] = []
        for (weight, index) in strongest.prefix(limit * 4) where reasons.count < limit {
            guard let reason = reason(origins[index], weight, subject),
                !reasons.contains(where: { $0.words == reason.words })
            else { continue }
            reasons.append(reason)
        }
        return reasons
    }

    private func isTold(_ index: Int) -> Bool {
        origins[index].field.words != nil && !origins[index].field.isPart
    }

    private func reason(
        _ origin: Origin, _ weight: Double, _ subject: Subject
    ) -> ModelExplanation.Reason? {
        let words = words(of: origin)
        guard let label = origin.field.words, !words.isEmpty else { return nil }
        let colon = origin.field == .rule ? "" : ":"
        return ModelExplanation.Reason(
            words: "\(label)\(colon) \(words)", weight: weight,
            match: match(origin, subject))
    }

    private func words(of origin: Origin) -> String {
        guard texts.indices.contains(origin.text) else { return origin.about }
        let text = texts[origin.text]
        let part = text[origin.range.clamped(to: text.indices)].prefix(80)
        return String(decoding: part, as: UTF8.self)
    }

    /// Where a feature stands; parts of addresses stand for the whole.
    private func match(_ origin: Origin, _ subject: Subject) -> Finding.Match? {
        let values = subject.values(of: origin.view)
        guard !origin.range.isEmpty, values.indices.contains(origin.number) else { return nil }
        let value = values[origin.number]
        let whole = 0..<value.text.utf8.count
        let isExact = [.folded, .authorNameFolded].contains(origin.view)
        guard isExact else { return value.match(whole, view: origin.view) }
        guard whole.upperBound >= origin.range.upperBound else { return nil }
        return value.match(origin.range, view: origin.view)
    }
}
