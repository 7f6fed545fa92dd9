import DNS
import Foundation
import Glibc
import TestSupport

/// A real DNS server on loopback, with a zone of its own.
final class Unbound: Sendable {
    let port: UInt16
    private let process: ChildProcess

    /// Where Debian's package `unbound` has it.
    static let program = "/usr/sbin/unbound"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    private static let zone = """
        $ORIGIN zone.example.
        $TTL 300
        @        IN SOA ns hostmaster 1 3600 600 86400 120
        @        IN NS  ns
        ns       IN A   192.0.2.53
        mail     IN MX  20 mx2
        mail     IN MX  10 mx1
        mx1      IN A   192.0.2.1
        mx2      IN A   192.0.2.2
        four     IN A   192.0.2.4
        six      IN AAAA 2001:db8::6
        null     IN MX  0 .
        text     IN TXT "no mail here"
        alias    3 IN CNAME mail
        chain    IN CNAME alias
        dangling IN CNAME nothing
        circle1  IN CNAME circle2
        circle2  IN CNAME circle1
        a.b      IN TXT "makes b an empty node"
        *.wild   IN MX  5 mx1
        xn--mnchen-3ya IN MX 5 mx1

        """

    /// Starts it and waits until it answers; `broken.example` is with a server that is not there.
    init() throws {
        guard let (udp, tcp, port) = Loopback.pair() else { throw NoPort() }
        self.port = port
        close(udp)
        close(tcp)
        let folder = try TemporaryFolder()
        let many = (0..<200).map { "many 300 IN MX \($0) exchanger-number-\($0)" }
        try folder.write("zone", Self.zone + many.joined(separator: "\n") + "\n")
        try folder.write(
            "unbound.conf",
            """
            server:
              interface: 127.0.0.1@\(port)
              do-daemonize: no
              username: ""
              chroot: ""
              directory: "\(folder.path)"
              pidfile: ""
              use-syslog: no
              num-threads: 1
              module-config: "iterator"
              do-not-query-localhost: no
            remote-control:
              control-enable: no
            auth-zone:
              name: "zone.example"
              zonefile: "zone"
              for-downstream: yes
              for-upstream: yes
            forward-zone:
              name: "broken.example"
              forward-addr: 127.0.0.1@1
            """)
        process = try ChildProcess(
            Self.program, ["-c", folder.path + "/unbound.conf"], environment: [:], in: folder)
        try waitUntilReady()
    }

    private struct NoPort: Error {}

    private struct NotReady: Error {
        var errors: String
    }

    private func waitUntilReady() throws {
        guard let name = DomainName("ns.zone.example") else { return }
        let deadline = ContinuousClock.now + .seconds(300)
        while Loopback.resolver(port).answer(to: name, .a) == nil {
            guard ContinuousClock.now < deadline else { throw NotReady(errors: process.errorText) }
        }
    }
}
