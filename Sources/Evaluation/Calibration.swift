import Foundation

/// A straight line from scores to log-odds that agree with what people said (Platt's scaling).
public struct Calibration: Sendable, Hashable {
    /// What a score is multiplied by.
    public private(set) var slope = 1.0
    /// What is added.
    public private(set) var offset = 0.0

    /// The line that fits these scores best, each label counting as much as the other.
    public init(_ scores: [LabelledScore]) {
        let spam = scores.count(where: \.isSpam)
        let ham = scores.count - spam
        guard spam > 0, ham > 0 else { return }
        // Newton's method; the two targets are a little inside 0 and 1, as Platt has them.
        let (high, low) = ((Double(spam) + 1) / (Double(spam) + 2), 1 / (Double(ham) + 2))
        for _ in 0..<50 {
            var (gradientA, gradientB, aa, ab, bb) = (0.0, 0.0, 1e-9, 0.0, 1e-9)
            for score in scores {
                let weight = 1 / Double(score.isSpam ? spam : ham)
                let probability = 1 / (1 + exp(-(slope * score.score + offset)))
                let error = (probability - (score.isSpam ? high : low)) * weight
                let curve = max(1e-6, probability * (1 - probability)) * weight
                gradientA += error * score.score
                gradientB += error
                aa += curve * score.score * score.score
                ab += curve * score.score
                bb += curve
            }
            let determinant = aa * bb - ab * ab
            guard abs(determinant) > 1e-12 else { return }
            let stepA = (bb * gradientA - ab * gradientB) / determinant
            let stepB = (aa * gradientB - ab * gradientA) / determinant
            slope -= max(-0.5, min(0.5, stepA))
            offset -= max(-0.5, min(0.5, stepB))
            if abs(stepA) + abs(stepB) < 1e-7 { return }
        }
    }
}
