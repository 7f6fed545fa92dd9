/// Conditions in the form in which they are evaluated: their parts in one row, each followed by its
/// own parts, so that evaluating them neither allocates nor counts references.
///
/// Of what `and` and `or` join, the cheaper comes first; the result is the same in any order.
final class ConditionCode: Sendable {
    /// What a part does with the parts that follow it.
    enum Step: Sendable {
        case constant(Bool)
        /// The part that follows, which facts alone decide: it is the same wherever it has that
        /// number, for as long as one submission is judged.
        case settled(Int)
        case fact(Fact)
        case rule(Int)
        case present(Fact)
        case not
        case all
        case any
        case same
        case compare(Comparison)
        case equalTexts
        /// The list by its place in `numbers`.
        case numberIsIn(Int)
        /// The list by its place in `texts`.
        case textIsIn(Int)
        case number(Double)
        case numberOf(Fact)
        /// How many of the rules fired that stand at that place of `counted`.
        case count(Int)
        case sum
        case difference
        case product
        case quotient
        /// The one text at that place of `texts`.
        case text(Int)
        case textOf(Fact)
    }

    /// A part of the row.
    struct Part: Sendable {
        let step: Step
        /// Behind its last part.
        let end: Int
    }

    /// What it was made from.
    let conditions: [Condition]
    /// Where each of them begins in `parts`.
    let starts: [Int]
    let parts: [Part]
    let numbers: [[Double]]
    let texts: [[String]]
    let counted: [[Int]]
    /// How many different parts facts alone decide.
    let settledCount: Int

    /// The code of some conditions.
    init(_ conditions: [Condition]) {
        var writer = ConditionWriter()
        self.conditions = conditions
        starts = conditions.map { condition in
            defer { writer.write(condition) }
            return writer.parts.count
        }
        (parts, numbers) = (writer.parts, writer.numbers)
        (texts, counted) = (writer.texts, writer.counted)
        settledCount = writer.settled.count
    }
}
