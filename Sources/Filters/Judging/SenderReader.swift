import Email
import Foundation
import HTML
import Moderation
import Text

/// Recognises senders by folded name, canonical e-mail address, host and network; it needs no
/// filters.
public struct SenderReader: SenderRecognition {
    /// There is nothing to set.
    public init() {}

    /// The names under which the sender is recognised; nil where the field is absent or useless.
    ///
    /// `person` joins the folded name and the canonical address with a line feed.
    public func identities(of submission: Submission) -> Identities {
        let subject = Subject(
            submission, history: History(), at: .distantPast, emailLists: EmailLists())
        let email = subject.email?.canonical ?? subject.typedEmail?.lowercased()
        let name = Subject.trimmed(subject.foldedName.string)
        return Identities(
            person: name.flatMap { name in email.map { "\(name)\n\($0)" } }, email: email,
            host: subject.sourceAddress?.host ?? subject.authorAddress?.host,
            network: subject.ipAddress?.network)
    }
}
