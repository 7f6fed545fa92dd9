/// The numbers under which a submission's sender and links are counted; nil where there is no such
/// name.
struct Senders: Sendable, Hashable {
    var person: Int64?
    var email: Int64?
    var host: Int64?
    var network: Int64?
    /// The hosts that the text links to.
    var linkHosts: [Int64] = []

    /// All that are there, the person's first.
    var present: [Int64] { [person, email, host, network].compactMap(\.self) + linkHosts }

    /// Does something with each that is there, without making a list of them.
    func forEach(_ body: (Int64) -> Void) {
        if let person { body(person) }
        if let email { body(email) }
        if let host { body(host) }
        if let network { body(network) }
        for host in linkHosts { body(host) }
    }
}
