import ArgumentParser
import Foundation
import Service

/// Who sends a ping, as far as the web server knows.
struct PingSenderOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The sender's IP address.", valueName: "address"))
    var ip: String?

    @Option(
        name: .customLong("user-agent"),
        help: ArgumentHelp("The sender's User-Agent header.", valueName: "text"))
    var userAgent: String?

    /// The sender; nothing said is nothing known.
    var sender: PingSender {
        PingSender(
            ip: ip.flatMap { $0.isEmpty ? nil : $0 },
            userAgent: userAgent.flatMap { $0.isEmpty ? nil : $0 })
    }
}

/// Standard input as the body of a request.
enum PingBody {
    /// Bytes that are taken; no ping needs more.
    private static let limit = 256 << 10

    /// All of standard input.
    ///
    /// - Throws: `CommandFailure` if it is too long.
    static func read() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            let piece = FileHandle.standardInput.availableData
            if piece.isEmpty { return bytes }
            bytes += piece
        }
        throw CommandFailure(.badInput, "the body of the request is longer than \(limit) bytes")
    }
}
