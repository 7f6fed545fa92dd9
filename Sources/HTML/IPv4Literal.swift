/// IPv4 addresses as URLs may write them: fewer parts, hexadecimal, octal.
enum IPv4Literal {
    /// Whether the last label makes a host an IPv4 address, valid or not.
    static func endsInNumber(_ host: String) -> Bool {
        let name = host.utf8.last == 0x2E ? host.dropLast() : host[...]
        let dot = name.utf8.lastIndex(of: 0x2E)
        let last = dot.map { name[name.utf8.index(after: $0)...] } ?? name
        guard let first = last.utf8.first, 0x30...0x39 ~= first else { return false }
        return last.utf8.allSatisfy { 0x30...0x39 ~= $0 } || number(last) != nil
    }

    /// The dotted decimal form, or nil.
    static func normalised(_ host: String) -> String? {
        let labels = labels(of: host)
        guard labels.count <= 4 else { return nil }
        var numbers: [UInt64] = []
        for label in labels {
            guard let value = number(label) else { return nil }
            numbers.append(value)
        }
        guard let last = numbers.popLast(), numbers.allSatisfy({ $0 <= 255 }),
            last < UInt64(1) << UInt64(8 * (4 - numbers.count))
        else { return nil }
        var address = last
        for (index, value) in numbers.enumerated() { address |= value << UInt64(8 * (3 - index)) }
        return [24, 16, 8, 0].map { String(address >> $0 & 255) }.joined(separator: ".")
    }

    private static func labels(of host: String) -> [Substring] {
        var labels = host.split(separator: ".", omittingEmptySubsequences: false)
        if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
        return labels
    }

    private static func number(_ label: Substring) -> UInt64? {
        if label.isEmpty { return nil }
        if label.hasPrefix("0x") {
            let digits = label.dropFirst(2)
            return digits.isEmpty ? 0 : UInt64(digits, radix: 16)
        }
        guard label.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        if label.utf8.count > 1, label.hasPrefix("0") { return UInt64(label, radix: 8) }
        return UInt64(label)
    }
}
