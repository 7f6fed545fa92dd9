import Classifier

/// A model that learns from decisions.
struct Student {
    private(set) var model: Model
    private var balance = Model.Balance()

    init(model: Model) { self.model = model }

    /// From how many decisions it learned.
    var lessons: Int { balance.spam + balance.ham }

    mutating func learn(_ one: EvaluationCase) {
        let step = model.step(for: one.features, isSpam: one.isSpam, balance: balance)
        model.add(one.features, step: step)
        if one.isSpam { balance.spam += 1 } else { balance.ham += 1 }
    }
}
