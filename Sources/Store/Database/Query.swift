import Foundation
import GRDB
import GRDBSQLite

/// A cached statement driven through SQLite's own interface.
///
/// GRDB's rows and arguments cost a microsecond or two for each value; the queue has twelve for a
/// whole submission. Statements come from GRDB's cache and belong to its connection: a query must
/// not outlive the closure that was given the database.
final class Query {
    private let statement: Statement
    private let raw: OpaquePointer
    private let connection: OpaquePointer?
    private let texts = TextBuffer()

    /// Prepares `sql`, or finds it prepared.
    init(_ sql: String, in database: Database) throws {
        statement = try database.cachedStatement(sql: sql)
        raw = statement.sqliteStatement
        connection = database.sqliteConnection
        clear()
    }

    /// Makes the statement ready to be run again, without arguments.
    func clear() {
        sqlite3_reset(raw)
        sqlite3_clear_bindings(raw)
    }

    /// Steps to the next row; false after the last.
    func step() throws -> Bool {
        switch sqlite3_step(raw) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            let message = connection.map { String(cString: sqlite3_errmsg($0)) }
            sqlite3_reset(raw)
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
        }
    }

    /// Runs a statement that yields no rows, with these arguments.
    func run(_ arguments: SQLValue...) throws {
        bind(arguments)
        try finish()
    }

    /// Runs a statement that yields no rows, with the arguments that `bind` adds in order.
    ///
    /// For statements that run for every submission: it makes no array of them.
    func run(_ bind: (inout Arguments) -> Void) throws {
        sqlite3_reset(raw)
        var arguments = Arguments(raw, texts: texts)
        bind(&arguments)
        try finish()
    }

    private func finish() throws {
        while try step() {}
        sqlite3_reset(raw)
    }

    /// Runs with these arguments and gives what `read` makes of the first row; nil without one.
    func first<Value>(_ arguments: SQLValue..., read: (Query) throws -> Value) throws -> Value? {
        bind(arguments)
        defer { sqlite3_reset(raw) }
        return try step() ? read(self) : nil
    }

    /// Runs with the arguments that `bind` adds, and gives what `read` makes of the first row.
    func first<Value>(
        _ bind: (inout Arguments) -> Void, read: (Query) throws -> Value
    ) throws -> Value? {
        sqlite3_reset(raw)
        var arguments = Arguments(raw, texts: texts)
        bind(&arguments)
        defer { sqlite3_reset(raw) }
        return try step() ? read(self) : nil
    }

    /// Runs with these arguments and gives what `read` makes of each row.
    func all<Value>(_ arguments: [SQLValue], read: (Query) throws -> Value) throws -> [Value] {
        bind(arguments)
        defer { sqlite3_reset(raw) }
        var values: [Value] = []
        while try step() { values.append(try read(self)) }
        return values
    }

    private func bind(_ values: [SQLValue]) {
        sqlite3_reset(raw)
        var arguments = Arguments(raw, texts: texts)
        for value in values { arguments.add(value) }
    }

    /// Whether the column at a place counted from 0 is NULL.
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(raw, column) == SQLITE_NULL }

    /// A column's whole number; 0 for NULL.
    func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(raw, column) }

    /// A column's whole number; 0 for NULL.
    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(raw, column)) }

    /// A column's whole number.
    func int64OrNil(_ column: Int32) -> Int64? { isNull(column) ? nil : int64(column) }

    /// A column's number.
    func doubleOrNil(_ column: Int32) -> Double? {
        isNull(column) ? nil : sqlite3_column_double(raw, column)
    }

    /// A column's text; empty for NULL.
    func text(_ column: Int32) -> String { textOrNil(column) ?? "" }

    /// A column's text, which may hold U+0000.
    func textOrNil(_ column: Int32) -> String? {
        guard let start = sqlite3_column_text(raw, column) else { return nil }
        let count = Int(sqlite3_column_bytes(raw, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// A column's bytes; empty for NULL.
    func data(_ column: Int32) -> Data {
        guard let start = sqlite3_column_blob(raw, column) else { return Data() }
        return Data(bytes: start, count: Int(sqlite3_column_bytes(raw, column)))
    }

    /// A column's time, in milliseconds since 1970.
    func date(_ column: Int32) -> Date { Date(milliseconds: int64(column)) }
}
