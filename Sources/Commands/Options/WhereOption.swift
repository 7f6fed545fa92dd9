import ArgumentParser
import Filters
import Foundation
import Moderation
import Wire

/// A search.
struct WhereOption: ParsableArguments {
    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "A search such as 'status:held host:example.com -rule:GOOD since:7d'.",
            valueName: "query"))
    var text: String?

    /// The search; nil if there is none.
    ///
    /// - Throws: `CommandFailure` with the place of what can't be understood.
    func filter() throws -> SubmissionFilter? { try text.map(Self.filter) }

    /// Reads a search.
    ///
    /// - Throws: `CommandFailure` with the place of what can't be understood.
    static func filter(_ text: String) throws -> SubmissionFilter {
        do {
            return try SubmissionFilter(parsing: text, now: SystemClock().now()).recognised
        } catch {
            throw CommandFailure(.usage, "the search can't be understood: \(error.description)")
        }
    }
}

extension SubmissionFilter {
    /// The filter with every e-mail address as senders are recognised by.
    var recognised: SubmissionFilter {
        switch self {
        case .term(.email(let address)): .term(.email(Self.canonical(address)))
        case .term(.author(let name)) where name.contains("@") && !name.hasPrefix("@"):
            .term(.email(Self.canonical(name)))
        case .term: self
        case .all(let parts): .all(parts.map(\.recognised))
        case .any(let parts): .any(parts.map(\.recognised))
        case .not(let part): .not(part.recognised)
        }
    }

    private static func canonical(_ address: String) -> String {
        let submission = Submission(
            kind: .comment, post: .init(url: ""), author: .init(email: address))
        return SenderReader().identities(of: submission).email ?? address
    }
}
