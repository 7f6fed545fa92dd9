/// What was noticed while an address was read; decides between oddity and refusal by level.
struct Notes {
    let level: EmailLevel
    /// In the order found, each reason once, at its first place; so hostile input cannot pile up.
    private(set) var oddities: [EmailDiagnosis] = []

    init(level: EmailLevel) {
        self.level = level
    }

    /// The offset is only worked out where the reason is new.
    mutating func note(
        _ reason: EmailDiagnosis.Reason, at utf8Offset: @autoclosure () -> Int
    ) {
        guard !oddities.contains(where: { $0.reason == reason }) else { return }
        oddities.append(EmailDiagnosis(reason, utf8Offset: utf8Offset()))
    }

    /// Refuses at the given levels and notes an oddity at the others.
    mutating func object(
        to reason: EmailDiagnosis.Reason, at utf8Offset: @autoclosure () -> Int,
        refusedBy levels: LevelSet
    ) throws(EmailDiagnosis) {
        guard !levels.contains(LevelSet(level)) else {
            throw EmailDiagnosis(reason, utf8Offset: utf8Offset())
        }
        note(reason, at: utf8Offset())
    }
}
