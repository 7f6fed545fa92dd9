import Foundation
import GRDB
import Synchronization

/// The latest arrivals as this process knows them: 100,000 of the last 30 days at most.
///
/// They are read from the database when they are first asked for, and brought up to date with
/// what came since. Statuses are looked up when they are first asked for, and follow the events.
final class RecentArrivals: Sendable {
    /// How many arrivals are looked back on.
    static let limit = 100_000
    /// At so many, what is too many is forgotten; one transaction's may come on top.
    static let mostCount = limit * 3 / 2
    /// How far is looked back, in milliseconds.
    static let span: Int64 = 30 * 86_400_000

    private struct State {
        var index = ArrivalIndex()
        /// The last arrival that is in the index.
        var last: Int64 = 0
        /// The block that it is in.
        var block: Int64 = 0
        /// The last event that was followed; nil if nothing was read yet.
        var event: Int64?
    }

    private let state = Mutex(State())

    /// Brings the arrivals up to date with a transaction; returns its last event.
    func refresh(in database: Database, at now: Int64) throws -> Int64 {
        try state.withLock { state in
            let event =
                try Query("SELECT value FROM sequences WHERE name = 'event'", in: database)
                .first { $0.int64(0) } ?? 0
            do {
                if let known = state.event, state.index.arrivals.count < Self.mostCount {
                    try Self.readNew(&state, in: database)
                    if event > known { try Self.follow(from: known, to: event, &state, database) }
                } else {
                    state = State()
                    try Self.readAll(&state, since: now - Self.span, in: database)
                    state.event = event
                }
            } catch {
                state = State()
                throw error
            }
            return event
        }
    }

    /// Runs `body` on the arrivals, of which more may have come since `event`.
    ///
    /// `body` is told whether the statuses it looks up may be kept: an old snapshot's may not, as
    /// the events since were followed already.
    func withIndex<Result>(
        asOf event: Int64, _ body: (inout ArrivalIndex, _ isCurrent: Bool) throws -> Result
    ) rethrows -> Result {
        try state.withLock { state in try body(&state.index, state.event == event) }
    }

    private static func readAll(
        _ state: inout State, since time: Int64, in database: Database
    ) throws {
        let blocks = try Query(
            """
            SELECT block, entries FROM arrivals WHERE at >= ? ORDER BY block DESC LIMIT ?
            """, in: database
        ).all([.integer(time), .int(limit / 91 + 1)]) { ($0.int64(0), $0.data(1)) }
        for (block, bytes) in blocks.reversed() {
            state.block = block
            add(bytes, &state, status: ArrivalIndex.unknown)
        }
        guard blocks.isEmpty else { return }
        // What is too old to count must not be taken for new later.
        let last = try Query(
            "SELECT block, entries FROM arrivals ORDER BY block DESC LIMIT 1", in: database
        ).first { ($0.int64(0), $0.data(1)) }
        guard let (block, bytes) = last else { return }
        state.block = block
        state.last = bytes.withUnsafeBytes { bytes in
            bytes.isEmpty ? 0 : number(bytes.count / Arrival.byteCount - 1, bytes)
        }
    }

    /// Reads what has come since; it was queued then, and the events tell what followed.
    private static func readNew(_ state: inout State, in database: Database) throws {
        let blocks = try Query(
            "SELECT block, entries FROM arrivals WHERE block >= ? ORDER BY block", in: database
        ).all([.integer(state.block)]) { ($0.int64(0), $0.data(1)) }
        for (block, bytes) in blocks {
            state.block = block
            add(bytes, &state, status: UInt8(Codes.queued))
        }
    }

    private static func add(_ block: Data, _ state: inout State, status: UInt8) {
        block.withUnsafeBytes { bytes in
            let count = bytes.count / Arrival.byteCount
            // A block that was read before has its new ones at its end.
            var first = count
            while first > 0, number(first - 1, bytes) > state.last { first -= 1 }
            for place in first..<count {
                let arrival = Arrival(bytes, at: place * Arrival.byteCount)
                state.index.append(arrival, status: status)
                state.last = arrival.seq
            }
        }
    }

    private static func number(_ place: Int, _ bytes: UnsafeRawBufferPointer) -> Int64 {
        Int64(
            littleEndian: bytes.loadUnaligned(
                fromByteOffset: place * Arrival.byteCount, as: Int64.self))
    }

    /// Brings the statuses up to date with the events after `known`.
    private static func follow(
        from known: Int64, to event: Int64, _ state: inout State, _ database: Database
    ) throws {
        let query = try Query(
            "SELECT seq, became FROM events WHERE cursor > ? ORDER BY cursor", in: database)
        var count: Int64 = 0
        let changes = try query.all([.integer(known)]) {
            (seq: $0.int64(0), status: $0.int64OrNil(1))
        }
        for change in changes {
            count += 1
            guard let place = state.index.place(of: change.seq) else { continue }
            state.index.setStatus(
                change.status.map { UInt8(truncatingIfNeeded: $0) } ?? ArrivalIndex.gone, at: place)
        }
        // Clean-up has removed some before they were read.
        if count != event - known { state.index.forgetStatuses() }
        state.event = event
    }
}
