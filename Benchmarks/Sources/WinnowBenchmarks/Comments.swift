import Foundation
import JSON
import Moderation
import Wire

/// What is measured with.
enum Comments {
    /// The submissions of a JSON Lines file, the first `count` of those that can be read.
    static func read(_ path: String, count: Int = .max) throws -> [Submission] {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").lazy
        let submissions = lines.compactMap { line in
            try? Submission(json: JSONValue(parsing: String(line)))
        }
        return Array(submissions.prefix(count))
    }

    /// `count` submissions made from `samples`, each by another sender and with a key of its own.
    static func many(_ count: Int, from samples: [Submission]) -> [Submission] {
        (0..<count).map { number in
            var submission = samples[number % samples.count]
            submission.key = "benchmark-\(number)"
            submission.parentKey = nil
            if submission.author.email != nil {
                submission.author.email = "reader\(number)@example.org"
            }
            submission.ip = "198.51.\(number / 250 % 250).\(number % 250)"
            return submission
        }
    }

    /// The submissions as `winnow submit` reads them.
    static func lines(_ submissions: [Submission]) -> Data {
        var bytes: [UInt8] = []
        for submission in submissions {
            submission.json.write(into: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        return Data(bytes)
    }

    /// The submissions as `winnow serve` reads them.
    static func requests(_ submissions: [Submission]) -> Data {
        var bytes: [UInt8] = []
        for (number, submission) in submissions.enumerated() {
            let request: JSONValue = [
                "jsonrpc": "2.0", "id": .integer(Int64(number)), "method": "submit",
                "params": submission.json,
            ]
            request.write(into: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        return Data(bytes)
    }
}
