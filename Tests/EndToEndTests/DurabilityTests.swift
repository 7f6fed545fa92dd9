import Foundation
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Durability")
    struct Durability {
        /// Whether `strace` is there and may trace.
        static let canTrace: Bool = {
            guard let strace = BuiltPrograms.path(of: "strace") else { return false }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: strace)
            process.arguments = ["-o", "/dev/null", "true"]
            process.standardError = FileHandle.nullDevice
            do { try process.run() } catch { return false }
            process.waitUntilExit()
            return process.terminationStatus == 0
        }()

        @Test("A submission is on disk before it is acknowledged", .enabled(if: canTrace))
        func synchronizedFirst() async throws {
            let winnow = try EndToEnd.winnow()
            let strace = try #require(BuiltPrograms.path(of: "strace"))
            let log = winnow.folder.path + "/calls"
            let input = EndToEnd.comment().serialized()
            // The second time nothing is made anew: what is synchronised is the submission.
            for _ in 1...2 {
                let outcome = try await winnow.run(
                    strace,
                    with: [
                        "-f", "-y", "-o", log, "-e", "trace=write,pwrite64,fsync,fdatasync",
                        BuiltPrograms.winnow, "submit",
                    ], input: Array(input.utf8))
                #expect(outcome.status == 0)
                let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
                let answer = try #require(
                    calls.firstIndex { $0.contains("write(1<") && $0.contains(#""{\"id\":"#) })
                let before = calls[..<answer]
                let written = try #require(before.lastIndex { Self.isLog($0, "pwrite64(") })
                let synchronized = try #require(before.lastIndex { Self.isLog($0, "sync(") })
                #expect(written < synchronized, "the log was written after it was synchronised")
                #expect(!calls[synchronized].contains("= -1"))
            }
        }

        private static func isLog(_ call: Substring, _ name: String) -> Bool {
            call.contains(name) && call.contains("winnow.db-wal>")
        }

        /// `env` and `prlimit`, which set the greatest length of a file before they run `winnow`.
        private static func limited(_ byteCount: Int) -> [String]? {
            guard let prlimit = BuiltPrograms.path(of: "prlimit") else { return nil }
            return ["--ignore-signal=XFSZ", prlimit, "--fsize=\(byteCount)", BuiltPrograms.winnow]
        }

        @Test(
            "When nothing more can be written, nothing more is acknowledged, and nothing is lost",
            .enabled(if: BuiltPrograms.path(of: "prlimit") != nil))
        func full() async throws {
            let winnow = try EndToEnd.winnow()
            let env = try #require(BuiltPrograms.path(of: "env"))
            #expect(try await winnow.run("queue").status == 0)
            let arguments = try #require(Self.limited(600_000)) + ["serve", "--no-work"]
            let conversation = Conversation(try winnow.start(env, with: arguments))
            var acknowledged: Set<String> = []
            var refusal: JSONValue?
            let long = String(repeating: "A long story. ", count: 1000)
            for number in 1...200 where refusal == nil {
                let reply = try await conversation.reply(
                    to: "submit", EndToEnd.comment("\(number): \(long)"))
                if let id = reply["result"]?["id"]?.stringValue {
                    acknowledged.insert(id)
                } else {
                    refusal = reply["error"]
                }
            }
            let error = try #require(refusal, "it was never full")
            #expect(!acknowledged.isEmpty)
            #expect([-32001, -32002].contains(error["code"]?.integerValue))
            #expect(error["message"]?.stringValue?.isEmpty == false)
            conversation.process.closeInput()
            _ = try await conversation.process.end()
            let stored = try await winnow.run("list", "--ids").lines
            #expect(acknowledged.subtracting(stored).isEmpty)
            #expect(stored.count == acknowledged.count)
            let more = EndToEnd.comment("There is room again.").serialized()
            #expect(try await winnow.run("submit", "--wait", input: more).status == 0)
        }

        @Test(
            "A one-shot submit on a full disk says so, and prints no acknowledgement",
            .enabled(if: BuiltPrograms.path(of: "prlimit") != nil))
        func fullOneShot() async throws {
            let winnow = try EndToEnd.winnow()
            let env = try #require(BuiltPrograms.path(of: "env"))
            #expect(try await winnow.run("queue").status == 0)
            let line = EndToEnd.comment(String(repeating: "Words. ", count: 9_000)).serialized()
            let input = Array(repeating: line, count: 40).joined(separator: "\n")
            let outcome = try await winnow.run(
                env, with: try #require(Self.limited(600_000)) + ["submit"],
                input: Array(input.utf8))
            #expect(outcome.status == 74 || outcome.status == 75, "\(outcome)")
            #expect(outcome.errorText.hasPrefix("winnow: "))
            let stored = try await winnow.run("list", "--ids").lines
            #expect(stored.count >= outcome.lines.count)
            for answer in try outcome.json() {
                let id = try #require(answer["id"]?.stringValue)
                #expect(stored.contains(id))
            }
        }
    }
}
