import Foundation
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Transcripts")
    struct Transcripts {
        @Test(
            "A recorded conversation goes as it was recorded",
            arguments: ["session", "hostile", "damaged", "cut-short"])
        func replay(name: String) async throws {
            let winnow = try EndToEnd.shippedWinnow()
            let process = try winnow.start("serve")
            var pattern = JSONPattern()
            for (position, line) in try EndToEnd.fixture("transcripts/\(name).jsonl").enumerated() {
                let step = try JSONValue(parsing: line, maximumDepth: 64)
                if let bytes = try Self.bytes(of: step, pattern) {
                    await process.write(bytes)
                    if step["send_last"] != nil { process.closeInput() }
                }
                guard let expected = step["receive"] else { continue }
                let reply = try #require(try await process.line(), "line \(position + 1)")
                let json = try JSONValue(parsing: reply, maximumDepth: 64)
                let difference = pattern.difference(json, expected)
                #expect(difference == nil, "line \(position + 1): \(reply)")
            }
            try await Conversation(process).end()
        }

        /// What a step sends, if it sends.
        private static func bytes(of step: JSONValue, _ pattern: JSONPattern) throws -> [UInt8]? {
            if let text = step["send"]?.stringValue {
                return Array(pattern.filled(text).utf8) + [10]
            }
            if let text = step["send_last"]?.stringValue { return Array(pattern.filled(text).utf8) }
            if let text = step["send_base64"]?.stringValue {
                return Array(try #require(Data(base64Encoded: text))) + [10]
            }
            guard let text = step["send_padded"]?.stringValue else { return nil }
            let count = Int(try #require(step["bytes"]?.integerValue))
            let bytes = Array(pattern.filled(text).utf8)
            return bytes + Array(repeating: UInt8(ascii: " "), count: count - bytes.count) + [10]
        }
    }
}
