import Foundation
import GRDB
import GRDBSQLite
import Glibc

/// Opens or makes the database of a data folder.
struct Opening {
    let folder: String
    let patience: Duration
    let checkpointPageCount: Int

    /// The database's path.
    var path: String { folder + "/winnow.db" }

    /// Up to how many bytes a log is left to the next process: 500 pages.
    private static let shortLogByteCount = 500 * 4096

    /// Whether the log may stay as it is when the last connection is closed.
    var hasShortLog: Bool {
        var status = stat()
        return stat(path + "-wal", &status) == 0 && status.st_size <= Self.shortLogByteCount
    }

    /// The connection that writes, to a database that has this version's tables.
    ///
    /// An existing database is recognised by one query. Making and migrating happen under a lock
    /// on the folder, so that of several processes one does it and the others wait.
    func writer() throws -> DatabaseQueue {
        if access(path, F_OK) == 0 {
            let writer = try DatabaseQueue(path: path, configuration: configuration)
            if try writer.inDatabase(isCurrent) { return writer }
            try writer.close()
        }
        return try FolderLock(folder: folder).whileHeld { try madeOrMigrated() }
    }

    /// Connections that only read, opened as they are needed, four at most.
    func reader() throws -> DatabasePool {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.foreignKeysEnabled = false
        configuration.maximumReaderCount = 4
        configuration.busyMode = .callback(Patience(patience).goesOn)
        configuration.prepareDatabase { database in
            SearchFunctions.add(to: database)
        }
        return try DatabasePool(path: path, configuration: configuration)
    }

    private var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .callback(Patience(patience).goesOn)
        configuration.prepareDatabase { [checkpointPageCount] database in
            try database.execute(
                sql: """
                    PRAGMA synchronous = FULL; PRAGMA cache_size = -4000; PRAGMA secure_delete = FAST;
                    PRAGMA wal_autocheckpoint = \(checkpointPageCount)
                    """)
        }
        return configuration
    }

    /// Whether nothing needs to be made; throws if the file is not for us.
    private func isCurrent(_ database: Database) throws -> Bool {
        let found = try Query(
            """
            SELECT user_version, application_id,
                (SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations')
            FROM pragma_user_version, pragma_application_id
            """, in: database
        ).first { ($0.int(0), $0.int(1), $0.int(2)) }
        guard let (version, application, tables) = found, version != 0 || tables != 0 else {
            return false
        }
        guard application == Schema.applicationID else {
            throw StoreError(
                .foreign, "\(path): is another program's database; name another data folder")
        }
        guard version <= Schema.version else {
            throw StoreError(
                .tooNew,
                """
                \(path): a later version of Winnow wrote it (schema \(version), this one knows \
                \(Schema.version)); upgrade Winnow, or restore the backup made before
                """)
        }
        return version == Schema.version
    }

    private func madeOrMigrated() throws -> DatabaseQueue {
        let isNew = access(path, F_OK) != 0
        if isNew { try FileMode.makeFile(path, mode: 0o600) }
        let writer = try DatabaseQueue(path: path, configuration: configuration)
        guard try writer.inDatabase({ try !isCurrent($0) }) else { return writer }
        try writer.inDatabase { database in
            try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
            try database.execute(sql: "PRAGMA journal_mode = WAL")
        }
        try Schema.migrator.migrate(writer)
        try FileMode.synchronise(folder: folder)
        return writer
    }
}
