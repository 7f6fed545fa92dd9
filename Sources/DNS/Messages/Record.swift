/// One resource record of a reply (RFC 1035 §4.1.3).
public struct Record: Sendable, Hashable {
    /// What a record says, as far as mail is concerned.
    public enum Content: Sendable, Hashable {
        /// An IPv4 or IPv6 address: 4 or 16 bytes.
        case address([UInt8])
        /// A host that takes mail, empty for a null MX; lower preferences are tried first.
        case exchanger(preference: UInt16, host: String)
        /// The name that stands behind the owner.
        case alias(String)
        /// The start of a zone, with the time in seconds for which an absence may be remembered.
        case start(minimum: UInt32)
        /// A server of the zone.
        case server
        /// Anything else.
        case other
    }

    /// The owner in lower case, without a dot at the end; other bytes than a host's as `\DDD`.
    public let name: String
    /// The number of its type.
    public let type: UInt16
    /// For how many seconds it may be remembered; 0 where the top bit was set (RFC 2181 §8).
    public let lifetime: UInt32
    /// What it says.
    public let content: Content

    init(from reader: inout MessageReader) throws(MessageError) {
        name = try reader.name()
        type = try reader.number16()
        let space = try reader.number16()
        let seconds = try reader.number32()
        lifetime = seconds > UInt32(Int32.max) ? 0 : seconds
        let length = Int(try reader.number16())
        let end = reader.position + length
        guard end <= reader.bytes.count else { throw .truncated }
        // Other classes than IN are none of ours.
        content = space == 1 ? try Self.content(type, length, from: &reader) : .other
        guard content != .other && content != .server else {
            reader.position = end
            return
        }
        guard reader.position == end else { throw .badRecord }
    }

    private static func content(
        _ type: UInt16, _ length: Int, from reader: inout MessageReader
    ) throws(MessageError) -> Content {
        switch RecordType(rawValue: type) {
        case .a, .aaaa:
            guard length == (type == 1 ? 4 : 16) else { throw .badRecord }
            defer { reader.position += length }
            return .address(Array(reader.bytes[reader.position..<reader.position + length]))
        case .mx:
            let preference = try reader.number16()
            return .exchanger(preference: preference, host: try reader.name())
        case .cname: return .alias(try reader.name())
        case .soa:
            _ = try reader.name()
            _ = try reader.name()
            for _ in 1...4 { _ = try reader.number32() }
            return .start(minimum: try reader.number32())
        case .ns: return .server
        case nil: return .other
        }
    }
}
