import Moderation

/// Networks by length of prefix; looking up an address takes one step for each length there is.
struct NetworkTable: Sendable {
    private var networks: [Int: [IPAddress: Int]] = [:]
    /// The lengths there are, the longest first.
    private var lengths: [Int] = []

    /// Why an entry isn't a network.
    struct Failure: Error {
        let message: String
    }

    /// Adds an address, a network such as `203.0.113.0/24` or `2001:db8::/32`, or a range such as
    /// `203.0.113.10-203.0.113.20`.
    ///
    /// - Parameters:
    ///   - text: what is added.
    ///   - value: what stands for it.
    ///   - outlasts: whether the value is to replace one that the same network has.
    /// - Throws: why it is none of these.
    mutating func add(
        _ text: String, value: Int, outlasts: (Int) -> Bool = { _ in false }
    ) throws(Failure) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        if ends.count == 2 { return try addRange(text, ends[0], ends[1], value, outlasts) }
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first.flatMap({ IPAddress(parsing: String($0)) }) else {
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
        insert(address, bits, value, outlasts)
    }

    /// The longest prefix that holds an address and has a value that counts.
    func network(
        of address: IPAddress, where counts: (Int) -> Bool
    ) -> (value: Int, bits: Int)? {
        for bits in lengths {
            if let value = networks[bits]?[address.masked(to: bits)], counts(value) {
                return (value, bits)
            }
        }
        return nil
    }

    private mutating func addRange(
        _ text: String, _ from: Substring, _ to: Substring, _ value: Int,
        _ outlasts: (Int) -> Bool
    ) throws(Failure) {
        guard let first = IPAddress(parsing: String(from.trimmed)),
            let last = IPAddress(parsing: String(to.trimmed)),
            first.version == last.version
        else { throw Failure(message: "\"\(text)\" is not a range of IP addresses") }
        guard first.number <= last.number else {
            throw Failure(message: "\"\(text)\" ends before it begins")
        }
        var start = first.number
        while true {
            var free = min(start.trailingZeroBitCount, 128)
            while free > 0, free == 128 || last.number - start < (1 << UInt128(free)) - 1 {
                free -= 1
            }
            insert(IPAddress(start, version: first.version), 128 - free, value, outlasts)
            let end = start + ((1 << UInt128(free)) - 1)
            guard end < last.number else { return }
            start = end + 1
        }
    }

    private mutating func insert(
        _ network: IPAddress, _ bits: Int, _ value: Int, _ outlasts: (Int) -> Bool
    ) {
        if networks[bits] == nil { lengths = (lengths + [bits]).sorted(by: >) }
        if let other = networks[bits]?[network], !outlasts(other) { return }
        networks[bits, default: [:]][network] = value
    }
}

extension Substring {
    /// Without the spaces at its ends.
    fileprivate var trimmed: Substring {
        var text = self.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
