/// Which decisions to take back.
public enum UndoSelection: Sendable, Hashable {
    /// The newest batch of this actor that has not been undone.
    case latest(actor: String)
    /// One whole batch.
    case batch(String)
    /// One log entry.
    case decision(Int64)
}
