/// Asks a DNS server one question and waits for the answer.
public protocol Resolver: Sendable {
    /// The answer; nil where there was none in time, or none that can be used.
    ///
    /// Blocks the calling thread for no longer than the resolver's own time-out. Called from several
    /// threads at once.
    func answer(to name: DomainName, _ type: RecordType) -> Answer?
}
