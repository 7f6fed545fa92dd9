import Foundation
import Moderation

/// Ids from the command line, or from standard input for `-`.
struct IDList {
    /// The ids, in order.
    let ids: [SubmissionID]

    init(_ arguments: [String]) throws {
        var ids: [SubmissionID] = []
        for argument in arguments {
            if argument == "-" {
                while let line = readLine() {
                    let word = line.trimmingCharacters(in: .whitespaces)
                    if !word.isEmpty { ids.append(try Self.id(word)) }
                }
            } else {
                ids.append(try Self.id(argument))
            }
        }
        self.ids = ids
    }

    private static func id(_ text: String) throws -> SubmissionID {
        guard let id = SubmissionID(text) else {
            throw CommandFailure(
                .usage,
                "\(Phrases.safe(String(text.prefix(60)))) is not an id: 26 letters and digits")
        }
        return id
    }
}
