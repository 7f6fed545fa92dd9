import Filters
import Foundation
import Moderation

/// Whom an entry is about: as people read it, and as the sender is recognised.
struct EntrySender {
    let value: String
    let identity: String

    /// The sender of a submission.
    ///
    /// - Throws: `CommandFailure` if it has nothing of that kind.
    init(_ kind: SenderEntry.Kind, of stored: StoredSubmission) throws {
        let author = stored.submission.author
        let identities = SenderReader().identities(of: stored.submission)
        let found: (String?, String?) =
            switch kind {
            case .author:
                ("\(author.name ?? "") <\(author.email ?? "")>", identities.person)
            case .email: (author.email, identities.email)
            case .host: (identities.host, identities.host)
            case .network: (identities.network, identities.network)
            case .domain: (Self.domain(identities.email), Self.domain(identities.email))
            }
        guard let value = found.0, let identity = found.1 else {
            throw CommandFailure(.badInput, "\(stored.id) has no \(kind.rawValue) to go by")
        }
        (self.value, self.identity) = (value, identity)
    }

    /// The sender that was typed.
    ///
    /// - Throws: `CommandFailure` if it is not of that kind.
    init(_ kind: SenderEntry.Kind, _ typed: String) throws {
        let identity: String?
        let example: String
        switch kind {
        case .author:
            example = "a name and an address: 'Rosa <rosa@example.org>'"
            let parts = typed.split(separator: "<", maxSplits: 1)
            let name = parts.first?.trimmingCharacters(in: .whitespaces) ?? ""
            let email = parts.last?.trimmingCharacters(in: .whitespaces) ?? ""
            identity =
                parts.count == 2 && email.hasSuffix(">")
                ? Self.identities(name: name, email: String(email.dropLast())).person : nil
        case .email:
            example = "an address: rosa@example.org"
            identity = typed.contains("@") ? Self.identities(email: typed).email : nil
        case .domain:
            example = "a domain: example.org"
            let plain = typed.hasPrefix("@") ? String(typed.dropFirst()) : typed
            identity =
                plain.contains("@") ? nil : Self.domain(Self.identities(email: "x@" + plain).email)
        case .host:
            example = "a host or URL: shop.example"
            let url = typed.contains("://") ? typed : "https://\(typed)/"
            identity = Self.identities(url: url).host
        case .network:
            example = "an address or network: 203.0.113.0/24"
            identity = IPNetwork(typed) == nil ? nil : typed
        }
        guard let identity, !identity.isEmpty else {
            throw CommandFailure(
                .usage, "\(Phrases.safe(String(typed.prefix(80)))): expected \(example)")
        }
        self.identity = identity
        value = kind == .domain || kind == .host ? identity : typed
    }

    private static func identities(
        name: String? = nil, email: String? = nil, url: String? = nil
    ) -> Identities {
        SenderReader().identities(
            of: Submission(
                kind: .comment, post: .init(url: ""),
                author: .init(name: name, email: email, url: url)))
    }

    private static func domain(_ email: String?) -> String? {
        guard let email, let at = email.lastIndex(of: "@") else { return nil }
        let domain = String(email[email.index(after: at)...])
        return domain.contains(".") ? domain : nil
    }
}
