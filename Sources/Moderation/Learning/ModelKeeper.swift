import Foundation

/// Where the weights are that lessons add up to.
public protocol ModelKeeper: Sendable {
    /// Runs `body` with the weights, while no other process learns into the same place.
    ///
    /// - Returns: what `body` returns; nil, and `body` was not run, if another process is learning.
    /// - Throws: what `body` throws, or why the weights can't be read or locked.
    func exclusively<Result: Sendable>(
        _ body: (any ModelDraft) async throws -> Result
    ) async throws -> Result?
}

/// The weights while they are being changed, for one task at a time.
///
/// Nothing is seen by others before `save`.
public protocol ModelDraft: AnyObject {
    /// The last lesson that is in the weights; 0 if none is.
    var lesson: Int64 { get }

    /// The hashed features of a submission, as lessons carry them.
    ///
    /// - Throws: why the submission can't be read.
    func features(of submission: Submission) throws -> Data

    /// Whether `features` were made by the way of reading texts in use now.
    func understands(_ features: Data) -> Bool

    /// How far the weights should move along `features`.
    ///
    /// - Parameters:
    ///   - label: what the example stands for.
    ///   - features: what `features(of:)` returned.
    ///   - counts: how many subjects have taught each label.
    /// - Returns: the step in the model's own unit; 0 if the weights are sure of `label` already.
    /// - Throws: if `features` can't be read.
    func step(toward label: Label, along features: Data, counts: [Label: Int]) throws -> Int32

    /// Adds a lesson to the weights.
    ///
    /// - Throws: if its features can't be read.
    func add(_ lesson: NumberedLesson) throws

    /// Starts again from the weights that ship, as if nothing had ever been learned.
    func reset()

    /// Makes the weights what others read from now on.
    ///
    /// - Parameter counts: how many subjects stand for each label, for the record.
    /// - Throws: why the file can't be written; the old one stays.
    func save(counts: [Label: Int]) throws
}
