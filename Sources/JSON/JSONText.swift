/// What we check before the parser sees a text: all of it linear, without building anything.
struct JSONText {
    let bytes: UnsafeBufferPointer<UInt8>

    func checkSize(maximumByteCount: Int) throws(JSONError) {
        // The parser counts positions in 32 bits.
        let limit = min(maximumByteCount, Int(Int32.max) - 1)
        guard bytes.count > limit else { return }
        throw JSONError(
            message: "text of \(bytes.count) bytes is longer than \(limit)",
            line: 1, column: 1, utf8Offset: 0)
    }

    func checkEncoding() throws(JSONError) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw JSONError("byte order mark before the value", at: 0, of: bytes)
        }
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
            throw JSONError("utf-16 text, not utf-8", at: 0, of: bytes)
        }
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            let offset = error.byteOffsets.lowerBound
            let byte = String(bytes[offset], radix: 16, uppercase: true)
            throw JSONError(
                "byte 0x\(byte.count < 2 ? "0" : "")\(byte) is not utf-8", at: offset, of: bytes)
        }
    }

    /// Refuses a raw U+0000, which the parser overlooks after a number.
    func checkControls() throws(JSONError) {
        let count = bytes.reduce(into: 0) { count, byte in count &+= byte == 0 ? 1 : 0 }
        guard count > 0, let offset = bytes.firstIndex(of: 0) else { return }
        throw JSONError("raw U+0000 in the text", at: offset, of: bytes)
    }

    func checkDepth(maximum: Int) throws(JSONError) {
        guard bracketCount > maximum else { return }
        var depth = 0
        var offset = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                offset = endOfString(from: offset)
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                if depth > maximum {
                    throw JSONError("nested deeper than \(maximum)", at: offset, of: bytes)
                }
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth = max(depth - 1, 0)
            default: break
            }
            offset += 1
        }
    }

    /// How many bytes open an array or object, inside strings too: a quick upper bound of depth.
    private var bracketCount: Int {
        // `[` and `{` differ in one bit only.
        bytes.reduce(into: 0) { count, byte in count &+= byte | 0x20 == UInt8(ascii: "{") ? 1 : 0 }
    }

    /// The offset after the closing quote of the string that opens at `start`, or the end.
    func endOfString(from start: Int) -> Int {
        var offset = start + 1
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""): return offset + 1
            case UInt8(ascii: "\\"): offset += 2
            default: offset += 1
            }
        }
        return bytes.count
    }
}
