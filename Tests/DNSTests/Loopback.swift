import DNS
import Foundation
import Glibc

/// Sockets on 127.0.0.1.
enum Loopback {
    /// A bound socket and its port; nil if the system gives none. TCP sockets listen.
    static func socket(_ kind: __socket_type, port: UInt16 = 0) -> (Int32, UInt16)? {
        let descriptor = Glibc.socket(AF_INET, Int32(kind.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var yes: Int32 = 1
        setsockopt(
            descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(bigEndian: 0x7F00_0001)
        address.sin_port = port.bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, size) == 0
                    && getsockname(descriptor, pointer, &size) == 0
            }
        }
        let isReady = isBound && (kind == SOCK_DGRAM || listen(descriptor, 16) == 0)
        guard isReady else {
            close(descriptor)
            return nil
        }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    /// A UDP and a TCP socket on one port.
    static func pair() -> (udp: Int32, tcp: Int32, port: UInt16)? {
        for _ in 0..<100 {
            guard let (udp, port) = socket(SOCK_DGRAM) else { continue }
            if let (tcp, _) = socket(SOCK_STREAM, port: port) { return (udp, tcp, port) }
            close(udp)
        }
        return nil
    }

    /// A resolver that asks a server on a port, and waits so many seconds for its reply.
    static func resolver(_ port: UInt16, seconds: Int = 1, attempts: Int = 1) -> SystemResolver {
        SystemResolver(server: .init("127.0.0.1:\(port)"), seconds: seconds, attempts: attempts)
    }
}
