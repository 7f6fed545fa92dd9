import Email
import Foundation
import Text

/// One list, ready to be searched, apart from its terms, which share one `TermIndex`.
struct ListIndex: Sendable {
    let text: ListText
    let kind: ListKind
    private(set) var hosts: [String: Int] = [:]
    private(set) var addresses: [String: Int] = [:]
    private(set) var networks = NetworkTable()
    private(set) var globs: [Int: Glob] = [:]
    /// Line, column and message of each bad entry.
    private(set) var problems: [(line: Int, column: Int, message: String)] = []

    /// Reads the entries.
    ///
    /// - Parameters:
    ///   - text: the entries.
    ///   - kind: how they are read.
    ///   - term: called with what to look for and the entry's index, for the kinds that look for
    ///     texts.
    init(text: ListText, kind: ListKind, term: (ArraySlice<UInt8>, Int) -> Void) {
        self.text = text
        self.kind = kind
        problems = text.problems
        for index in text.entries.indices {
            switch kind {
            case .substring, .word: term(Self.folded(text[index]), index)
            case .glob: addGlob(index, term)
            case .domain: addHost(index)
            case .email: addAddress(index)
            case .cidr: addNetwork(index)
            }
        }
    }

    /// Whether an entry still counts.
    func isInForce(_ entry: Int, at now: Date) -> Bool {
        guard let expiry = text.expiries[entry] else { return true }
        return now < expiry
    }

    /// The entry for a host or one above it.
    func entry(forHost host: String) -> Int? {
        guard !hosts.isEmpty else { return nil }
        var rest = host[...]
        while true {
            if let entry = hosts[String(rest)] { return entry }
            guard let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
            rest = rest[rest.utf8.index(after: dot)...]
        }
    }

    private mutating func fail(_ index: Int, _ message: String) {
        problems.append((Int(text.entries[index].line), 1, message))
    }

    private mutating func addGlob(_ index: Int, _ term: (ArraySlice<UInt8>, Int) -> Void) {
        let glob = Glob(Array(Self.folded(text[index])))
        guard !glob.literal.isEmpty else {
            return fail(index, "\"\(text.text(of: index))\" would match anything")
        }
        globs[index] = glob
        term(glob.literal, index)
    }

    private mutating func addHost(_ index: Int) {
        var name = text.text(of: index)
        for prefix in ["*.", "."] where name.hasPrefix(prefix) {
            name.removeFirst(prefix.count)
            break
        }
        if name.hasSuffix(".") { name.removeLast() }
        guard let host = try? InternationalDomain.ascii(name), Self.isHost(host) else {
            return fail(index, "\"\(text.text(of: index))\" is not a domain")
        }
        if hosts[host] == nil { hosts[host] = index }
    }

    private mutating func addAddress(_ index: Int) {
        let typed = text.text(of: index)
        guard let address = try? EmailAddress(parsing: typed, level: .smtp) else {
            return fail(index, "\"\(typed)\" is not an e-mail address")
        }
        if addresses[address.canonical] == nil { addresses[address.canonical] = index }
    }

    private mutating func addNetwork(_ index: Int) {
        do { try networks.add(text.text(of: index), value: index) } catch {
            fail(index, error.message)
        }
    }

    private static func folded(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var needsFolding = false
        for byte in bytes where byte >= 0x80 || byte &- UInt8(ascii: "A") < 26 {
            needsFolding = true
            break
        }
        guard needsFolding else { return bytes }
        return CaselessText(String(decoding: bytes, as: UTF8.self)).bytes[...]
    }

    private static func isHost(_ host: String) -> Bool {
        !host.isEmpty && host.utf8.count <= 253 && !host.utf8.contains(UInt8(ascii: "/"))
            && host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
                .allSatisfy {
                    !$0.isEmpty && $0.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "@") }
                }
    }
}
