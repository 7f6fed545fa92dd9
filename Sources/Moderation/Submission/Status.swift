/// Where a submission stands.
public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Stored, not yet judged.
    case queued
    /// Published in the repository.
    case approved
    /// Waiting for a moderator.
    case held
    /// Judged or marked as spam; cleaned up after its retention.
    case spam
    /// Thrown away by a person; cleaned up after its retention.
    case trash
}
