import CHyperscan
import Glibc

/// Owner of one compiled libhs database.
///
/// Unchecked because it holds a C pointer: libhs only reads a database once it is made.
final class Database: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Whether it was compiled for scattered texts rather than for one block.
    let isVectored: Bool

    init(_ pointer: OpaquePointer, isVectored: Bool) {
        (self.pointer, self.isVectored) = (pointer, isVectored)
    }

    deinit { chs_free_database(pointer) }

    /// A database for one block from bytes that `serialized` made; `nil` if libhs does not take them.
    init?(serialized bytes: UnsafeRawBufferPointer) {
        var database: OpaquePointer?
        let status = chs_deserialize_database(
            bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, &database)
        guard status == HS_SUCCESS, let database else { return nil }
        (pointer, isVectored) = (database, false)
    }

    /// The database as bytes for the same version of libhs and kind of processor.
    func serialized() -> [UInt8]? {
        var (bytes, count): (UnsafeMutablePointer<CChar>?, Int) = (nil, 0)
        guard chs_serialize_database(pointer, &bytes, &count) == HS_SUCCESS, let bytes else {
            return nil
        }
        defer { free(bytes) }
        return Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }
}
