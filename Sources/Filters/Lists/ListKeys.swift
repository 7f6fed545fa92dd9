import Email
import Foundation
import Moderation
import Text

/// The entries of a list that are looked up rather than searched for: hosts, addresses, networks.
struct ListKeys: Sendable {
    /// An entry, and how exact it is: of two that fit, the more exact one wins.
    struct Hit: Sendable {
        let entry: Int
        let exactness: Int
    }

    /// By host in ASCII.
    private(set) var hosts: [String: Int] = [:]
    /// By canonical address.
    private var addresses: [String: Int] = [:]
    /// By domain in ASCII, for entries such as `@spam.example`.
    private var domains: [String: Int] = [:]
    private var networks = NetworkTable()

    /// The entry for a host, or for one above it.
    func hit(forHost host: String, where counts: (Int) -> Bool) -> Hit? {
        guard !hosts.isEmpty else { return nil }
        // Nothing longer than a host can be listed, so of more than that only the end matters.
        var rest = Substring(host.utf8.suffix(254))
        if rest.utf8.count == 254 { rest = rest.dropLabel() ?? "" }
        while true {
            if let entry = hosts[String(rest)], counts(entry) {
                return Hit(entry: entry, exactness: rest.utf8.count)
            }
            guard let next = rest.dropLabel() else { return nil }
            rest = next
        }
    }

    /// The entry for an e-mail address, or for its domain.
    func hit(for address: EmailAddress, where counts: (Int) -> Bool) -> Hit? {
        let canonical = address.canonical
        if let entry = addresses[canonical], counts(entry) {
            return Hit(entry: entry, exactness: 1)
        }
        guard !domains.isEmpty else { return nil }
        let provider = canonical.utf8.lastIndex(of: UInt8(ascii: "@")).map {
            String(canonical[canonical.utf8.index(after: $0)...])
        }
        for domain in [address.asciiDomain, provider].compactMap({ $0 }) {
            if let entry = domains[domain], counts(entry) { return Hit(entry: entry, exactness: 0) }
        }
        return nil
    }

    /// The entry for the smallest network with an address.
    func hit(for address: IPAddress, where counts: (Int) -> Bool) -> Hit? {
        networks.network(of: address, where: counts).map {
            Hit(entry: $0.value, exactness: $0.bits)
        }
    }

    /// Adds `spam.example` or `*.spam.example`; returns what is wrong with it.
    mutating func addHost(_ typed: String, _ index: Int, _ outlasts: (Int) -> Bool) -> String? {
        var name = Substring(typed)
        for prefix in ["*.", "."] where name.hasPrefix(prefix) {
            name.removeFirst(prefix.count)
            break
        }
        if name.hasSuffix(".") { name.removeLast() }
        guard let host = Self.host(name) else { return "\"\(typed)\" is not a domain" }
        if hosts[host].map(outlasts) ?? true { hosts[host] = index }
        return nil
    }

    /// Adds `rosa@spam.example` or `@spam.example`; returns what is wrong with it.
    mutating func addAddress(_ typed: String, _ index: Int, _ outlasts: (Int) -> Bool) -> String? {
        if typed.hasPrefix("@"), let domain = Self.host(typed.dropFirst()) {
            if domains[domain].map(outlasts) ?? true { domains[domain] = index }
            return nil
        }
        guard let address = try? EmailAddress(parsing: typed, level: .smtp) else {
            return "\"\(typed)\" is not an e-mail address"
        }
        let canonical = address.canonical
        if addresses[canonical].map(outlasts) ?? true { addresses[canonical] = index }
        return nil
    }

    /// Adds an address, a network or a range; returns what is wrong with it.
    mutating func addNetwork(_ typed: String, _ index: Int, _ outlasts: (Int) -> Bool) -> String? {
        do throws(NetworkTable.Failure) {
            try networks.add(typed, value: index, outlasts: outlasts)
            return nil
        } catch {
            return error.message
        }
    }

    private static func host(_ name: Substring) -> String? {
        guard let host = try? InternationalDomain.ascii(String(name)), !host.isEmpty,
            host.utf8.count <= 253, !host.utf8.contains(UInt8(ascii: "/"))
        else { return nil }
        let labels = host.utf8.split(
            separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isHost = labels.allSatisfy {
            !$0.isEmpty && $0.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "@") }
        }
        return isHost ? host : nil
    }
}

extension Substring {
    /// What follows the first dot.
    fileprivate func dropLabel() -> Substring? {
        guard let dot = utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        return self[utf8.index(after: dot)...]
    }
}
