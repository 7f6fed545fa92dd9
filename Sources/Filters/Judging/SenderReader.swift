import Email
import Foundation
import HTML
import Moderation
import Text

/// Recognises senders by folded name, canonical e-mail address, host and network, and texts by
/// their words; it needs no filters.
public struct SenderReader: SenderRecognition {
    /// There is nothing to set.
    public init() {}

    /// The names under which the sender and the text are recognised; nil where the field is absent or useless.
    ///
    /// `person` joins the folded name and the canonical address with a line feed.
    public func identities(of submission: Submission) -> Identities {
        let subject = Subject(
            submission, history: History(), at: .distantPast, emailLists: EmailLists())
        let email = subject.email?.canonical ?? subject.typedEmail?.lowercased()
        let name = Subject.trimmed(subject.foldedName.string)
        var identities = Identities(
            person: name.flatMap { name in email.map { "\(name)\n\($0)" } }, email: email,
            host: subject.sourceAddress?.host ?? subject.authorAddress?.host,
            network: subject.ipAddress?.network)
        identities.name = name
        let signals = subject.signals
        identities.print = signals.print
        identities.language = signals.language
        if !signals.linkHosts.isEmpty {
            identities.linkHosts = signals.linkHosts.filter { $0 != subject.postHost }
        }
        return identities
    }
}
