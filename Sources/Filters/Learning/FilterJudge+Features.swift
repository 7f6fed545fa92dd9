import Classifier
import Foundation
import Moderation

extension FilterJudge {
    /// What the model sees of a submission: features of the submission and the filters alone, so that
    /// they are the same before and after a decision.
    public func features(of submission: Submission) -> FeatureVector {
        evaluated(submission).features().vector
    }

    /// Why the model thinks what it thinks; nil without a model.
    ///
    /// - Parameters:
    ///   - submission: what is judged.
    ///   - limit: the most reasons given.
    /// - Returns: the probability, and what moved it.
    public func explanation(of submission: Submission, limit: Int = 10) -> ModelExplanation? {
        model.map { model in
            let evaluation = evaluated(submission)
            return ModelExplanation(
                of: evaluation.features(isNaming: true), by: model, subject: evaluation.subject,
                limit: limit)
        }
    }

    private func evaluated(_ submission: Submission) -> Evaluation {
        let subject = Subject(
            submission, history: History(), at: submission.submittedAt ?? .distantPast,
            emailLists: ruleSet.emailLists)
        var evaluation = Evaluation(
            rules: ruleSet.compiled, subject: subject, clock: { .zero })
        evaluation.run()
        return evaluation
    }
}
