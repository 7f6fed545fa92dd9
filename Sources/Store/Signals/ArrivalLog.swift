import Foundation
import GRDB

/// The arrivals in the database: in blocks of a page, so that 91 cost about as much as one.
struct ArrivalLog {
    /// As many as fit on a page of 4 KiB.
    private static let blockCount = 91
    /// How long arrivals are kept, in milliseconds: a little longer than they count.
    private static let span: Int64 = 31 * 86_400_000

    private let database: Database
    /// The number of the last block: that of the first submission in it.
    private var block: Int64?
    /// When the last one came, in milliseconds since 1970.
    private var latest: Int64 = 0
    private var bytes: [UInt8] = []
    private var isNew = false

    init(_ database: Database) { self.database = database }

    /// Adds an arrival; it is written with its block.
    mutating func append(_ arrival: Arrival) throws {
        if block == nil { try readLast() }
        if bytes.count >= Self.blockCount * Arrival.byteCount || block == nil {
            try close()
            block = arrival.seq
            bytes = []
            bytes.reserveCapacity(Self.blockCount * Arrival.byteCount)
            isNew = true
        }
        latest = Int64(arrival.time) * 1000
        arrival.write(to: &bytes)
    }

    private mutating func readLast() throws {
        let last = try Query(
            "SELECT block, entries FROM arrivals ORDER BY block DESC LIMIT 1", in: database
        ).first { ($0.int64(0), [UInt8]($0.data(1))) }
        guard let last else { return }
        (block, bytes) = last
    }

    /// Writes the block that was begun.
    mutating func close() throws {
        guard let block, !bytes.isEmpty else { return }
        if isNew {
            try Query("INSERT INTO arrivals VALUES (?,?,?)", in: database).run {
                $0.add(block)
                $0.add(latest)
                $0.add(bytes)
            }
        } else {
            try Query("UPDATE arrivals SET at = ?, entries = ? WHERE block = ?", in: database).run {
                $0.add(latest)
                $0.add(bytes)
                $0.add(block)
            }
        }
        isNew = false
    }

    /// Makes a submission's arrival one that nothing is like.
    static func erase(_ seq: Int64, in database: Database) throws {
        let found = try Query(
            "SELECT block, entries FROM arrivals WHERE block <= ? ORDER BY block DESC LIMIT 1",
            in: database
        ).first(.integer(seq)) { ($0.int64(0), [UInt8]($0.data(1))) }
        guard let (block, found) = found else { return }
        var bytes = found
        let size = Arrival.byteCount
        let place = bytes.withUnsafeBytes { bytes in
            (0..<bytes.count / size).first { Arrival(bytes, at: $0 * size).seq == seq }
        }
        guard let place else { return }
        // The number stays, so that the order does.
        for offset in (place * size + 8)..<((place + 1) * size) { bytes[offset] = 0 }
        try Query("UPDATE arrivals SET entries = ? WHERE block = ?", in: database).run {
            $0.add(bytes)
            $0.add(block)
        }
    }

    /// Removes blocks whose last arrival is long ago, a few hundred at a time.
    static func removeExpired(at now: Int64, in database: Database) throws {
        try Query(
            """
            DELETE FROM arrivals WHERE block IN (
                SELECT block FROM (SELECT block, at FROM arrivals ORDER BY block LIMIT 200)
                WHERE at <= ?)
            """, in: database
        ).run(.integer(now - span))
    }
}
