import Foundation
import GRDBSQLite

/// The arguments of one run of a statement, added in order.
struct Arguments {
    private let raw: OpaquePointer
    private let texts: TextBuffer
    private var place: Int32 = 0

    /// Begins with the first. Texts are copied once, to a buffer that stays until the next run.
    init(_ raw: OpaquePointer, texts: TextBuffer) {
        self.raw = raw
        self.texts = texts
        texts.empty()
    }

    mutating func add(_ number: Int64) {
        place += 1
        sqlite3_bind_int64(raw, place, number)
    }

    mutating func add(_ number: Int) { add(Int64(number)) }

    mutating func add(_ isSet: Bool) { add(isSet ? 1 as Int64 : 0) }

    mutating func add(_ number: Double) {
        place += 1
        sqlite3_bind_double(raw, place, number)
    }

    mutating func addNull() {
        place += 1
        sqlite3_bind_null(raw, place)
    }

    mutating func add(_ text: String) {
        place += 1
        let bytes = texts.append(text)
        sqlite3_bind_text64(
            raw, place, bytes.baseAddress, UInt64(bytes.count), nil, UInt8(SQLITE_UTF8))
    }

    /// Adds a text given as UTF-8.
    mutating func add(utf8: [UInt8]) {
        place += 1
        let bytes = utf8.withUnsafeBytes { texts.append($0) }
        sqlite3_bind_text64(
            raw, place, bytes.baseAddress, UInt64(bytes.count), nil, UInt8(SQLITE_UTF8))
    }

    mutating func add(_ blob: some ContiguousBytes) {
        place += 1
        let bytes = blob.withUnsafeBytes { texts.append($0) }
        sqlite3_bind_blob64(raw, place, bytes.baseAddress, UInt64(bytes.count), nil)
    }

    mutating func add(_ text: String?) {
        if let text { add(text) } else { addNull() }
    }

    mutating func add(_ number: Int64?) {
        if let number { add(number) } else { addNull() }
    }

    mutating func add(_ number: Double?) {
        if let number { add(number) } else { addNull() }
    }

    mutating func add(_ isSet: Bool?) {
        if let isSet { add(isSet) } else { addNull() }
    }

    mutating func add(_ value: SQLValue) {
        switch value {
        case .null: addNull()
        case .integer(let number): add(number)
        case .real(let number): add(number)
        case .text(let text): add(text)
        }
    }
}
