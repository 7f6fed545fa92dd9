import DNS
import Foundation
import Moderation

/// The DNS, as judging asks it about mail domains.
struct EmailLookup: MailDomainLookup {
    let lookup: MailLookup

    /// Asks the servers of the system, or the one that `WINNOW_RESOLVER` names.
    ///
    /// - Throws: `CommandFailure` if what it names is no `127.0.0.1:5353`.
    init(settings: MailLookup.Settings = .init(), environment: [String: String]) throws {
        var server: SystemResolver.Server?
        if let text = environment["WINNOW_RESOLVER"], !text.isEmpty {
            server = SystemResolver.Server(text)
            guard server != nil else {
                throw CommandFailure(
                    .configuration,
                    "WINNOW_RESOLVER: expected an IPv4 address such as 127.0.0.1:5353, found "
                        + "\"\(Phrases.safe(text))\"")
            }
        }
        lookup = MailLookup(resolver: SystemResolver(server: server), settings: settings)
    }

    func states(of domains: Set<String>) async -> [String: MailDomain] {
        await lookup.answers(for: domains).mapValues { answer in
            switch answer.state {
            case .takesMail: .takesMail
            case .takesNoMail: .takesNoMail
            case .missing: .missing
            }
        }
    }
}
