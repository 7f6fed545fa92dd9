import Classifier

/// Which rules the model learns from, and which wait for the model.
struct LearningRules: Sendable {
    /// A rule whose firing is a feature.
    struct Teacher: Sendable {
        let index: Int
        let hash: UInt32
        /// What the rule says, in thousandths; 0 for one that only exists to be named.
        let points: Int
    }

    /// Rules that follow from the submission alone.
    let teachers: [Teacher]
    /// By index: whether the rule needs the model, itself or through a rule that it names.
    let needsModel: [Bool]
    /// Whether any rule does.
    let isModelNeeded: Bool

    /// Looks through rules whose indices `order` sorts so that those named come first.
    init(_ rules: [CompiledRule], order: [Int]) {
        var isIntrinsic = rules.map { $0.condition == nil }
        var needsModel = [Bool](repeating: false, count: rules.count)
        for index in order {
            guard let condition = rules[index].condition else { continue }
            let facts = condition.facts
            let named = condition.rules
            isIntrinsic[index] =
                facts.allSatisfy(\.isIntrinsic) && named.allSatisfy { isIntrinsic[$0] }
            needsModel[index] = facts.contains(.modelSpam) || named.contains { needsModel[$0] }
        }
        teachers = rules.indices.filter { isIntrinsic[$0] && !rules[$0].isOff }.map { index in
            var hash = FeatureHash(field: FeatureField.rule.rawValue)
            hash.add(rules[index].rule.id.utf8)
            return Teacher(
                index: index, hash: hash.value,
                points: rules[index].rule.state == .live ? rules[index].points.thousandths : 0)
        }
        self.needsModel = needsModel
        isModelNeeded = needsModel.contains(true)
    }
}
