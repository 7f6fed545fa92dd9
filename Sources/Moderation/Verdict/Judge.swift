import Foundation

/// Judges submissions with one set of filters. Judging stores nothing and never fails: what it
/// can't finish it reports in `Verdict.errors`, and holds.
public protocol Judge: SenderRecognition {
    /// SHA-256 of the rule set, in hexadecimal.
    var filters: String { get }

    /// The verdict on `submission`, given what the blog knows of its sender.
    func verdict(on submission: Submission, history: History, at now: Date) -> Verdict
}

/// Gives the judge in force. Rules may be reloaded between two calls, as a whole.
public protocol Bench: Sendable {
    /// The judge in force now.
    func judge() -> any Judge
}
