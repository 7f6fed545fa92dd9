/// Finds what a sender must mend before a submission is accepted.
public protocol FieldCheck: Sendable {
    /// The problems of all fields, in the form's order; empty if it can be accepted.
    func problems(in submission: Submission) -> [FieldProblem]
}
