import JSON
import Service

extension InputLine {
    /// The JSON on the line; nil if it is blank.
    ///
    /// - Throws: `RPCError` if the line is too long, or no JSON, with the column.
    func json(_ limits: RPCLimits) throws(RPCError) -> JSONValue? {
        switch self {
        case .tooLong(let byteCount):
            throw RPCError(.lineTooLong, "\(byteCount) bytes; the limit is \(limits.lineByteCount)")
        case .bytes(let bytes), .unterminated(let bytes):
            guard bytes.contains(where: { !" \t\r".utf8.contains($0) }) else { return nil }
            do {
                return try JSONValue(
                    parsing: bytes, maximumDepth: limits.depth,
                    maximumByteCount: limits.lineByteCount)
            } catch {
                throw RPCError(.parseError, "column \(error.column): \(error.message)")
            }
        }
    }
}
