import CResolv

/// The resolver library of the system, with the servers of `/etc/resolv.conf`.
///
/// It takes care of ids, ports, retries and TCP; the search list is not used. `RES_OPTIONS` works as
/// resolv.conf(5) says, but for `timeout` and `attempts`, which are set here.
public struct SystemResolver: Resolver {
    /// A server to ask instead of the system's.
    public struct Server: Sendable, Hashable {
        /// The four bytes of its IPv4 address.
        public let address: [UInt8]
        /// Its UDP and TCP port.
        public let port: UInt16

        /// Reads `127.0.0.1` or `127.0.0.1:5353`.
        ///
        /// - Returns: Nil for anything else; there is no such choice among IPv6 servers.
        public init?(_ text: String) {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard let host = parts.first, parts.count <= 2 else { return nil }
            let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
            address = numbers.compactMap { UInt8($0) }
            guard numbers.count == 4, address.count == 4 else { return nil }
            guard let port = parts.count == 2 ? UInt16(parts[1]) : 53, port > 0 else { return nil }
            self.port = port
        }
    }

    private let server: Server?
    private let seconds: Int32
    private let attempts: Int32

    /// As long as a reply over TCP can be.
    private static let replyByteCount = 65_535

    /// Makes a resolver.
    ///
    /// - Parameters:
    ///   - server: The server to ask; nil for those of the system.
    ///   - seconds: How long a server is waited for, at least 1.
    ///   - attempts: How often every server is asked, at least once.
    public init(server: Server? = nil, seconds: Int = 1, attempts: Int = 2) {
        self.server = server
        self.seconds = Int32(clamping: max(1, seconds))
        self.attempts = Int32(clamping: max(1, attempts))
    }

    /// The answer; nil where no server gave a usable one in time.
    public func answer(to name: DomainName, _ type: RecordType) -> Answer? {
        // In network byte order, as it is in memory.
        let address = (server?.address ?? []).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let reply = [UInt8](unsafeUninitializedCapacity: Self.replyByteCount) { buffer, count in
            let length = cresolv_ask(
                name.text, type.rawValue, UInt32(littleEndian: address), server?.port ?? 0,
                seconds, attempts, buffer.baseAddress, buffer.count)
            count = max(0, min(Int(length), buffer.count))
        }
        guard let message = try? Message(parsing: reply) else { return nil }
        return Answer(in: message, to: name, type)
    }
}
