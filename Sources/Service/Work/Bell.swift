/// Calls a task to work. Ringing again before it has come changes nothing.
struct Bell: Sendable {
    /// One element for each time that the bell was rung since the last; for one task only.
    let rings: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (rings, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Calls.
    func ring() { continuation.yield() }

    /// Ends `rings`, once what has been rung is taken.
    func end() { continuation.finish() }
}
