/// Networks by length of prefix; looking up an address takes one step for each length there is.
struct NetworkTable: Sendable {
    private var networks: [Int: [IPAddress: Int]] = [:]

    /// Why an entry isn't a network.
    struct Failure: Error {
        let message: String
    }

    /// Adds an address or a network such as `203.0.113.0/24` or `2001:db8::/32`.
    mutating func add(_ text: String, value: Int) throws(Failure) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first.flatMap({ IPAddress(parsing: $0) }) else {
            throw Failure(message: "\"\(text)\" is not an IP address or network")
        }
        let isDotted = !parts[0].contains(":")
        var bits = 128
        if parts.count == 2 {
            guard let given = Int(parts[1]), (0...(isDotted ? 32 : 128)).contains(given) else {
                throw Failure(message: "\"/\(parts[1])\" is not the length of a prefix")
            }
            bits = isDotted ? given + 96 : given
        }
        guard address.masked(to: bits) == address else {
            throw Failure(message: "\"\(text)\" has bits set beyond its prefix")
        }
        if networks[bits, default: [:]][address] == nil {
            networks[bits, default: [:]][address] = value
        }
    }

    /// The value of the longest prefix that holds an address.
    func value(for address: IPAddress) -> Int? {
        for bits in networks.keys.sorted(by: >) {
            if let value = networks[bits]?[address.masked(to: bits)] { return value }
        }
        return nil
    }
}
