import GRDB

extension StoreError {
    /// Says in our words what SQLite said of the database at `path`.
    init(_ error: any Error, path: String) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.failed, "\(path): unexpected trouble with the database", cause: error)
            return
        }
        let (code, advice) = Self.reading(of: error.resultCode)
        self.init(code, "\(path): \(advice)", cause: error)
    }

    private static func reading(of result: ResultCode) -> (Code, String) {
        switch result {
        case .SQLITE_FULL:
            (.full, "the disk is full; nothing was changed; free some space and try again")
        case .SQLITE_IOERR:
            (.inputOutput, "the disk failed; nothing was changed; check it, then try again")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            (.noAccess, "may not be written; give this user the right to write it and its folder")
        case .SQLITE_CANTOPEN:
            (.noAccess, "can't be opened; check that the folder is there and may be written")
        case .SQLITE_NOTADB:
            (.foreign, "is not a database; move it away, or name another data folder")
        case .SQLITE_CORRUPT:
            (.damaged, "is damaged; restore a backup, or recover it with `sqlite3 .recover`")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            (.busy, "other processes kept it locked for too long; try again")
        default:
            (.failed, "unexpected trouble with the database")
        }
    }
}
