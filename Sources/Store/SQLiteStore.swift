import Foundation
import GRDB
import Moderation
import Synchronization

/// The store on SQLite: one file, `winnow.db`, in the data folder.
///
/// Any number of processes may have it open. Writing is one transaction at a time over all of
/// them, each on disk when the call returns (write-ahead log, `synchronous = FULL`); reading sees
/// a snapshot and waits for no one. Every method throws `StoreError`, and then has changed
/// nothing. Cancelling a task does not stop a transaction that was begun.
///
/// Times are kept to the millisecond.
public final class SQLiteStore: SubmissionStore, Sendable {
    let opening: Opening
    let writer: DatabaseQueue
    private let reader = Mutex<DatabasePool?>(nil)
    private let senders = Mutex<SenderHash?>(nil)
    let ruleNumbers = Mutex<[String: Int64]>([:])
    /// Young rules, whose hits are counted.
    let watchedRules = Mutex(WatchedRules(rules: []))
    let claimedRows = ClaimedRows()
    let recent = RecentArrivals()
    let knownEntries = KnownEntries()

    /// Opens the store in `folder`, or makes it there.
    ///
    /// - Parameters:
    ///   - folder: The data folder; made, for its owner only, if it is not there.
    ///   - patience: How long to wait while another process writes.
    ///   - checkpointPageCount: After how many pages of 4 KiB in its log the database takes them
    ///     in. More is faster, and slower to open after a crash.
    /// - Throws: ``StoreError``: `noAccess`, `foreign`, `tooNew`, `damaged`, `full`, `busy`.
    public init(
        folder: URL, patience: Duration = .seconds(30), checkpointPageCount: Int = 4000
    ) throws {
        opening = Opening(
            folder: folder.path, patience: patience, checkpointPageCount: checkpointPageCount)
        do {
            try FileMode.makeFolder(opening.folder)
            writer = try opening.writer()
        } catch {
            throw StoreError(error, path: opening.path)
        }
    }

    /// Whether a process that ends may leave the store open: every transaction is on disk, and the
    /// log is so short that closing would leave it as it is.
    public var isLeftQuickly: Bool { opening.hasShortLog }

    /// Leaves a short log as it is, which spares a process that sends one submission two waits for
    /// the disk and the making and removing of two files; the next that opens it reads it in less
    /// than a millisecond. A long one is folded into the database and removed.
    deinit {
        // The last connection to be closed must be the one that may write.
        reader.withLock { $0 = nil }
        // SQLite folds the log in as it closes its last connection, unless it was interrupted.
        if opening.hasShortLog { writer.interrupt() }
    }

    /// How long what a transaction wrote must live.
    enum Durability: Sendable {
        /// It survives a power cut once the call has returned.
        case full
        /// It survives the process, and after a power cut the next transaction that is `full`. For
        /// what would only be done again: it spares a wait for the disk.
        case relaxed
    }

    /// Runs `body` in a transaction, and tells whoever waits when it is over.
    func write<Value: Sendable>(
        _ durability: Durability = .full, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        let result: Result<Value, any Error> = await withCheckedContinuation { continuation in
            writer.asyncWriteWithoutTransaction { database in
                continuation.resume(
                    returning: Result {
                        guard durability == .relaxed else {
                            return try Self.transaction(in: database, body)
                        }
                        try database.execute(sql: "PRAGMA synchronous = NORMAL")
                        let value = Result { try Self.transaction(in: database, body) }
                        try database.execute(sql: "PRAGMA synchronous = FULL")
                        return try value.get()
                    })
            }
        }
        do {
            let value = try result.get()
            opening.announce()
            return value
        } catch {
            // What was learned in a transaction that is gone may be wrong.
            ruleNumbers.withLock { $0 = [:] }
            watchedRules.withLock { $0.young = nil }
            throw StoreError(error, path: opening.path)
        }
    }

    private static func transaction<Value>(
        in database: Database, _ body: (Database) throws -> Value
    ) throws -> Value {
        var value: Value?
        try database.inTransaction(.immediate) {
            value = try body(database)
            return .commit
        }
        guard let value else { throw StoreError(.failed, "a transaction ended without a result") }
        return value
    }

    /// Runs `body` on a snapshot of the database.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        do {
            let pool = try reader.withLock { pool in
                if let pool { return pool }
                let made = try opening.reader()
                pool = made
                return made
            }
            let result: Result<Value, any Error> = await withCheckedContinuation { continuation in
                pool.asyncRead { database in
                    continuation.resume(returning: Result { try body(database.get()) })
                }
            }
            return try result.get()
        } catch {
            throw StoreError(error, path: opening.path)
        }
    }

    /// Runs `body` on the writing connection, outside a transaction.
    func direct<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        let result: Result<Value, any Error> = await withCheckedContinuation { continuation in
            writer.asyncWriteWithoutTransaction { database in
                continuation.resume(returning: Result { try body(database) })
            }
        }
        do { return try result.get() } catch { throw StoreError(error, path: opening.path) }
    }

    /// What makes senders' names into numbers, for work outside a transaction.
    func senderHash() async throws -> SenderHash {
        if let known = senders.withLock({ $0 }) { return known }
        return try await direct { try self.senderHash(in: $0) }
    }

    /// What makes senders' names into numbers, with the secret of this database.
    func senderHash(in database: Database) throws -> SenderHash {
        if let known = senders.withLock({ $0 }) { return known }
        guard
            let secret = try Query(
                "SELECT value FROM secrets WHERE name = 'reputation'", in: database
            ).first(read: { $0.data(0) })
        else { throw StoreError(.damaged, "\(opening.path): has lost its secret") }
        let hash = SenderHash(secret: secret)
        senders.withLock { $0 = hash }
        return hash
    }
}
