import Crypto
import Foundation
import Moderation

/// Makes numbers of senders' names that say nothing to whoever lacks the database's secret.
struct SenderHash: Sendable {
    private let keyed: HMAC<SHA256>

    init(secret: Data) { keyed = HMAC<SHA256>(key: SymmetricKey(data: secret)) }

    /// The numbers of a sender's names.
    ///
    /// A person's begins with 40 bits of the address's, so that the two are on one page of the
    /// database: to count in random places is what writing costs most.
    func senders(of identities: Identities) -> Senders {
        var senders = Senders(
            person: number("p", identities.person), email: number("e", identities.email),
            host: number("h", identities.host), network: number("n", identities.network))
        for host in identities.linkHosts.prefix(Identities.maximumLinkHosts) {
            if let host = number("l", host) { senders.linkHosts.append(host) }
        }
        if let person = senders.person, let email = senders.email {
            senders.person = email & ~0xFF_FFFF | person & 0xFF_FFFF
        }
        return senders
    }

    /// The first 8 bytes of HMAC-SHA256, over a letter for the kind of name and the name.
    private func number(_ kind: String, _ name: String?) -> Int64? {
        guard let name else { return nil }
        var hash = keyed
        var message = kind + name
        message.withUTF8 { hash.update(data: UnsafeRawBufferPointer($0)) }
        return hash.finalize().withUnsafeBytes { $0.loadUnaligned(as: Int64.self).bigEndian }
    }
}
