/// Reads numbers and names out of a message; never outside it, and never in circles.
struct MessageReader {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func byte() throws(MessageError) -> UInt8 {
        guard position < bytes.count else { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func number16() throws(MessageError) -> UInt16 {
        let high = try byte()
        return UInt16(high) << 8 | UInt16(try byte())
    }

    mutating func number32() throws(MessageError) -> UInt32 {
        let high = try number16()
        return UInt32(high) << 16 | UInt32(try number16())
    }

    /// A name (RFC 1035 §4.1.4) in lower case with dots between the labels; empty for the root.
    ///
    /// Bytes that are not of a host name come as `\DDD` (RFC 1035 §5.1). A pointer must point
    /// before itself and before every pointer followed so far, so there is an end to it.
    mutating func name() throws(MessageError) -> String {
        var text: [UInt8] = []
        var byteCount = 1
        var end: Int?
        var barrier = position
        while true {
            let start = position
            let length = try byte()
            switch length {
            case 0:
                position = end ?? position
                return String(decoding: text, as: UTF8.self)
            case 1...63:
                byteCount += Int(length) + 1
                guard byteCount <= 255 else { throw .badName }
                guard bytes.count - position >= Int(length) else { throw .truncated }
                if !text.isEmpty { text.append(UInt8(ascii: ".")) }
                for byte in bytes[position..<position + Int(length)] {
                    Self.append(byte, to: &text)
                }
                position += Int(length)
            case 0xC0...:
                let target = Int(length & 0x3F) << 8 | Int(try byte())
                if end == nil { end = position }
                barrier = min(barrier, start)
                guard target < barrier else { throw .badName }
                barrier = target
                position = target
            default: throw .badName
            }
        }
    }

    private static func append(_ byte: UInt8, to text: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): text.append(byte | 0x20)
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            text.append(byte)
        default:
            let digits = [byte / 100, byte / 10 % 10, byte % 10]
            text += [UInt8(ascii: "\\")] + digits.map { $0 + UInt8(ascii: "0") }
        }
    }
}
