import Foundation
import Glibc

/// A DNS server that answers whatever a test wants, over UDP and TCP.
final class LyingServer: Sendable {
    /// The replies to a query; none for silence.
    typealias Reply = @Sendable (_ query: [UInt8], _ isTCP: Bool) -> [[UInt8]]

    let port: UInt16
    private let udp: Int32
    private let tcp: Int32

    init?(_ reply: @escaping Reply) {
        guard let (udp, tcp, port) = Loopback.pair() else { return nil }
        (self.udp, self.tcp, self.port) = (udp, tcp, port)
        Thread { Self.serveUDP(udp, reply) }.start()
        Thread { Self.serveTCP(tcp, reply) }.start()
    }

    deinit {
        // Wakes the threads, which then close them.
        shutdown(udp, Int32(SHUT_RDWR))
        shutdown(tcp, Int32(SHUT_RDWR))
    }

    private static func serveUDP(_ descriptor: Int32, _ reply: Reply) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var address = sockaddr_in()
        while true {
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let count = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                    recvfrom(descriptor, &buffer, buffer.count, 0, pointer, &size)
                }
            }
            guard count > 0 else { break }
            for bytes in reply(Array(buffer[..<count]), false) {
                _ = withUnsafePointer(to: &address) { pointer in
                    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                        sendto(descriptor, bytes, bytes.count, 0, pointer, size)
                    }
                }
            }
        }
        close(descriptor)
    }

    private static func serveTCP(_ descriptor: Int32, _ reply: Reply) {
        while true {
            let connection = accept(descriptor, nil, nil)
            guard connection >= 0 else { break }
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = recv(connection, &buffer, buffer.count, 0)
            if count > 2 {
                for bytes in reply(Array(buffer[2..<count]), true) {
                    var message = Packet.number(UInt16(bytes.count)) + bytes
                    while !message.isEmpty {
                        let flags = Int32(MSG_NOSIGNAL)
                        let sent = send(connection, message, message.count, flags)
                        guard sent > 0 else { break }
                        message.removeFirst(sent)
                    }
                }
            }
            close(connection)
        }
        close(descriptor)
    }
}

extension Packet {
    /// A reply to a query: its id and its question.
    init(to query: [UInt8], flags: UInt16 = 0x8180) {
        self.init(flags: flags)
        guard query.count > 16 else { return }
        id = UInt16(query[0]) << 8 | UInt16(query[1])
        questions = [Array(query[12...])]
    }
}
