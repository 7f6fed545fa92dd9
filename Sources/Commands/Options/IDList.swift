import Foundation
import Moderation

/// Ids from the command line, or from standard input for `-`.
struct IDList {
    /// The ids, in order.
    let ids: [SubmissionID]
    /// What is not an id, and where it stood.
    let problems: [String]

    /// Reads ids, and passes over what is none.
    init(lenient arguments: [String]) {
        var ids: [SubmissionID] = []
        var problems: [String] = []
        for argument in arguments {
            guard argument == "-" else {
                if let id = SubmissionID(argument) {
                    ids.append(id)
                } else {
                    problems.append(Self.problem(argument))
                }
                continue
            }
            var number = 0
            while let line = readLine() {
                number += 1
                let word = line.trimmingCharacters(in: .whitespaces)
                if word.isEmpty { continue }
                if let id = SubmissionID(word) {
                    ids.append(id)
                } else {
                    problems.append("line \(number): \(Self.problem(word))")
                }
            }
        }
        self.ids = ids
        self.problems = problems
    }

    /// Reads ids.
    ///
    /// - Throws: `CommandFailure` for what is none.
    init(_ arguments: [String]) throws {
        let list = IDList(lenient: arguments)
        if let problem = list.problems.first { throw CommandFailure(.usage, problem) }
        self = list
    }

    private static func problem(_ text: String) -> String {
        "\(Phrases.safe(String(text.prefix(60)))) is not an id: 26 letters and digits"
    }
}
