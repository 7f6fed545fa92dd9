import Foundation
import Glibc
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Hostile input")
    struct HostileInput {
        static let memoryLimit = 150 << 20

        @Test("A line of 100 MB costs one error and little memory")
        func longLine() async throws {
            let process = try EndToEnd.winnow().start("serve")
            let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
            for _ in 1...100 { #expect(await process.write(piece) == piece.count) }
            await process.send("")
            let reply = try JSONValue(parsing: try #require(try await process.line()))
            #expect(reply["error"]?["code"] == -32000)
            let conversation = Conversation(process)
            #expect(try await conversation.result(of: "describe")["name"] == "winnow")
            let peak = try #require(process.peakMemoryByteCount)
            #expect(peak < Self.memoryLimit, "\(peak >> 20) MiB")
            try await conversation.end()
        }

        /// What is sent again and again, how many bytes of it, how many answers it has, and the end.
        static let floods: [(piece: String, byteCount: Int, answers: Int, status: Int32)] = [
            ("x", 16 << 20, 1, 65), ("{\n", 1 << 18, 1 << 17, 65), ("\n", 4 << 20, 0, 0),
            ("{}  ", 16 << 20, 1, 65), ("1\n", 1 << 19, 1 << 18, 65),
        ]

        @Test("A one-shot command takes a flood of nonsense in little memory", arguments: floods)
        func flood(piece: String, byteCount: Int, answers: Int, status: Int32) async throws {
            let process = try EndToEnd.winnow().start("check")
            let bytes = Array(String(repeating: piece, count: (1 << 16) / piece.utf8.count).utf8)
            async let lines = process.discardedLineCount()
            for _ in 0..<(byteCount / bytes.count) { await process.write(bytes) }
            let peak = try #require(process.peakMemoryByteCount)
            #expect(peak < Self.memoryLimit, "\(peak >> 20) MiB")
            process.closeInput()
            #expect(await lines == answers)
            #expect(try await process.end() == .exited(status))
        }

        /// Lines that can't be read, each with its error.
        static let unreadable: [(bytes: [UInt8], code: Int64)] = [
            (Array("nonsense".utf8), -32700),
            ([0xFF, 0xFE, 0x00], -32700),
            (
                Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"".utf8) + [0xC3, 0x28]
                    + Array("\"}".utf8), -32700
            ),
            ([0, 0, 0], -32700),
            (Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"describe\"}".utf8), -32700),
            (Array(repeating: UInt8(ascii: "["), count: 100_000), -32700),
            (Array(String(repeating: "{\"a\":", count: 10_000).utf8), -32700),
            (Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\\ud800\"}".utf8), -32700),
            (Array("{}".utf8), -32600),
            (Array("[]".utf8), -32600),
            (Array("17".utf8), -32600),
        ]

        @Test("What can't be read costs one error each, and the next line is read")
        func unreadableLines() async throws {
            let process = try EndToEnd.winnow().start("serve")
            for (bytes, code) in Self.unreadable {
                await process.write(bytes + [10])
                let reply = try JSONValue(parsing: try #require(try await process.line()))
                #expect(reply["error"]?["code"] == .integer(code), "\(reply.serialized())")
                #expect(reply["id"] == .null)
            }
            let blank = ["", " ", "\r", "\t \r"]
            for line in blank { await process.send(line) }
            let conversation = Conversation(process)
            #expect(try await conversation.result(of: "describe")["name"] == "winnow")
            try await conversation.end()
        }

        @Test("One-shot commands answer each such line too", arguments: ["submit", "check"])
        func unreadableSubmissions(verb: String) async throws {
            let winnow = try EndToEnd.winnow()
            let lines = Self.unreadable.filter { $0.code == -32700 }.map(\.bytes)
            let input = Array(lines.joined(separator: [10]))
            let outcome = try await winnow.run([verb], input: input)
            #expect(outcome.status == 65)
            let codes = try outcome.json().map { $0["error"]?["code"] }
            #expect(codes == Array(repeating: -32700, count: lines.count))
        }

        @Test("Half a line at the end is told apart from a whole one")
        func halfLine() async throws {
            let process = try EndToEnd.winnow().start("serve")
            let whole = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"describe\"}"
            await process.write(Array((whole + "\n" + whole.dropLast(5)).utf8))
            process.closeInput()
            let lines = try await process.remainingLines().map { try JSONValue(parsing: $0) }
            #expect(lines.count == 2)
            #expect(lines.first?["id"] == 1)
            #expect(lines.last?["error"]?["code"] == -32700)
            #expect(lines.last?["error"]?["message"]?.stringValue?.contains("input ended") == true)
            #expect(try await process.end() == .exited(0))
        }

        @Test("A client that never reads is held back, and costs little memory")
        func deafClient() async throws {
            let process = try EndToEnd.winnow().start("serve")
            let line = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"describe\"}\n"
            let bytes = Array(String(repeating: line, count: 20_000).utf8)
            var sent = 0
            var isHeldBack = false
            while !isHeldBack, sent < 200 << 20 {
                let count = await process.write(bytes, within: .seconds(3))
                sent += count
                isHeldBack = count < bytes.count
            }
            #expect(isHeldBack, "it took \(sent) bytes")
            let peak = try #require(process.peakMemoryByteCount)
            #expect(peak < Self.memoryLimit, "\(peak >> 20) MiB after \(sent) bytes")
            process.signal(SIGTERM)
            let ending = try await process.end(within: .seconds(30))
            #expect(ending == .exited(74), "\(process.errorText)")
        }

        @Test("When nobody can read any more, it ends with 74 and keeps what it took")
        func closedOutput() async throws {
            let winnow = try EndToEnd.winnow()
            let process = try winnow.start("serve")
            let conversation = Conversation(process)
            let id = try await conversation.result(of: "submit", EndToEnd.comment())["id"]
            process.closeOutput()
            await process.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"describe\"}")
            #expect(try await process.end() == .exited(74), "\(process.errorText)")
            #expect(try await winnow.run("list", "--ids").lines == [id?.stringValue ?? ""])
        }

        @Test("SIGTERM ends it as the end of input would", arguments: [SIGTERM, SIGINT])
        func terminated(signal: Int32) async throws {
            let winnow = try EndToEnd.winnow()
            let conversation = Conversation(try winnow.start("serve"))
            _ = try await conversation.result(of: "submit", EndToEnd.comment())
            conversation.process.signal(signal)
            #expect(try await conversation.process.end() == .exited(0))
            let counts = try #require(try await winnow.run("queue", "--json").json().first)
            #expect(counts["counts"]?["approved"] == 1, "it was not judged before the end")
        }
    }
}
