import Moderation

/// What a blog has seen of its senders, as far as a stream of labelled submissions tells.
struct Ledger {
    private var counts: [String: History.Counts] = [:]

    func history(of identities: Identities) -> History {
        var history = History()
        history.person = counts(identities.person, "person")
        history.email = counts(identities.email, "email")
        history.host = counts(identities.host, "host")
        history.network = counts(identities.network, "network")
        return history
    }

    mutating func note(_ identities: Identities, isSpam: Bool) {
        note(identities.person, "person", isSpam)
        note(identities.email, "email", isSpam)
        note(identities.host, "host", isSpam)
        note(identities.network, "network", isSpam)
    }

    private func counts(_ identity: String?, _ kind: String) -> History.Counts {
        identity.flatMap { counts["\(kind) \($0)"] } ?? History.Counts()
    }

    private mutating func note(_ identity: String?, _ kind: String, _ isSpam: Bool) {
        guard let identity else { return }
        if isSpam {
            counts["\(kind) \(identity)", default: History.Counts()].spam += 1
        } else {
            counts["\(kind) \(identity)", default: History.Counts()].approved += 1
        }
    }
}
