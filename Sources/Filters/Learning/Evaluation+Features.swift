import Classifier
import Moderation

extension Evaluation {
    /// What the model sees; complete as soon as the rules that don't need the model were tried.
    ///
    /// - Parameter isNaming: whether what has no place is named too.
    /// - Returns: the features, and where each was found.
    func features(isNaming: Bool = false) -> FeatureCollector {
        var fired: [FeatureExtraction.Lesson] = []
        for teacher in rules.learning.teachers where self.fired[teacher.index] {
            fired.append(
                FeatureExtraction.Lesson(
                    teacher: teacher, matches: hits.count(of: teacher.index)))
        }
        var collector = FeatureCollector(isNaming: isNaming)
        FeatureExtraction(subject: subject, fired: fired, rules: rules).run(into: &collector)
        return collector
    }
}
