import Classifier
import Moderation

extension FeatureCollector {
    /// What moved the model most, strongest first; parts of words only where nothing else did.
    func reasons(by model: Model, subject: Subject, limit: Int) -> [ModelExplanation.Reason] {
        var strongest: [(weight: Double, index: Int)] = []
        for (index, feature) in vector.features.enumerated() where isTold(index) {
            let weight = model.contribution(of: feature)
            if abs(weight) >= 0.02 { strongest.append((weight, index)) }
        }
        strongest.sort { (abs($1.weight), $0.index) < (abs($0.weight), $1.index) }
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
        let field = origins[index].field
        return !field.isPart && field != .always
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
        guard texts.indices.contains(Int(origin.text)) else {
            return names.indices.contains(Int(origin.start)) ? names[Int(origin.start)] : ""
        }
        return FeatureExtraction.withBytes(texts[Int(origin.text)]) { text in
            let range = Int(origin.start)..<Int(origin.end)
            return String(decoding: text[range.clamped(to: text.indices)].prefix(80), as: UTF8.self)
        }
    }

    /// Where a feature stands; parts of addresses stand for the whole.
    private func match(_ origin: Origin, _ subject: Subject) -> Finding.Match? {
        let values = subject.values(of: origin.view)
        guard origin.text >= 0, origin.start < origin.end,
            values.indices.contains(Int(origin.number))
        else { return nil }
        let value = values[Int(origin.number)]
        let whole = 0..<value.text.utf8.count
        let isExact = [.folded, .authorNameFolded].contains(origin.view)
        guard isExact else { return value.match(whole, view: origin.view) }
        let range = Int(origin.start)..<Int(origin.end)
        guard whole.upperBound >= range.upperBound else { return nil }
        return value.match(range, view: origin.view)
    }
}
