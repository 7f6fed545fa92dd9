import JSON

/// What one line of input asks for.
struct RPCLine: Sendable {
    /// One thing asked for, or why it can't be read.
    enum Call: Sendable {
        case request(RPCRequest)
        case rejected(RPCRejection)
    }

    /// What was asked for, in order; empty for a blank line.
    let calls: [Call]
    /// Whether the replies go into one array (JSON-RPC 2.0 section 6).
    let isBatch: Bool

    /// The greatest number of calls in one batch.
    static let maximumBatchCount = 1_000

    init(_ line: InputLine, limits: RPCLimits) {
        do throws(RPCRejection) {
            self = try Self.read(line, limits)
        } catch {
            self.init(calls: [.rejected(error)], isBatch: false)
        }
    }

    private init(calls: [Call], isBatch: Bool) {
        self.calls = calls
        self.isBatch = isBatch
    }

    private static func read(
        _ line: InputLine, _ limits: RPCLimits
    ) throws(RPCRejection) -> RPCLine {
        switch line {
        case .bytes(let bytes):
            return try read(bytes, limits, hint: "")
        case .unterminated(let bytes):
            return try read(bytes, limits, hint: "; the input ended in the middle of this line")
        case .tooLong(let byteCount):
            throw RPCRejection(
                .lineTooLong, "line of \(byteCount) bytes; the limit is \(limits.lineByteCount)")
        }
    }

    private static func read(
        _ bytes: [UInt8], _ limits: RPCLimits, hint: String
    ) throws(RPCRejection) -> RPCLine {
        guard bytes.contains(where: { !blanks.contains($0) }) else {
            return RPCLine(calls: [], isBatch: false)
        }
        let json: JSONValue
        do throws(JSONError) {
            json = try JSONValue(
                parsing: bytes, maximumDepth: limits.depth, maximumByteCount: limits.lineByteCount)
        } catch {
            throw RPCRejection(.parseError, "column \(error.column): \(error.message)\(hint)")
        }
        guard case .array(let elements) = json else {
            return RPCLine(calls: [call(json)], isBatch: false)
        }
        guard (1...maximumBatchCount).contains(elements.count) else {
            throw RPCRejection(
                .invalidRequest,
                "a batch has 1 to \(maximumBatchCount) requests, this one \(elements.count)")
        }
        return RPCLine(calls: elements.map(call), isBatch: true)
    }

    private static let blanks = Set(" \t\r".utf8)

    private static func call(_ json: JSONValue) -> Call {
        do throws(RPCRejection) {
            return .request(try RPCRequest(json: json))
        } catch {
            return .rejected(error)
        }
    }
}
