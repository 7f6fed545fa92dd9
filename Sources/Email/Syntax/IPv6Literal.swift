/// The `IPv6-addr` of RFC 5321 §4.1.3.
enum IPv6Literal {
    /// Nil for a valid address, else what is wrong with the bytes after `IPv6:`.
    static func problem(in bytes: Span<UInt8>) -> EmailDiagnosis.Reason? {
        var groups = 0
        var hasZeroRun = false
        var index = 0
        while index < bytes.count {
            if bytes[index] == .colon {
                guard index + 1 < bytes.count, bytes[index + 1] == .colon, !hasZeroRun else {
                    return .ipv6Invalid
                }
                hasZeroRun = true
                index += 2
                continue
            }
            let start = index
            while index < bytes.count, bytes[index].isHexDigit { index += 1 }
            if index < bytes.count, bytes[index] == .dot {
                let tail = bytes.extracting(start..<bytes.count)
                guard AddressLiteral.isIPv4(tail) else { return .ipv6Invalid }
                groups += 2
                break
            }
            guard (1...4).contains(index - start) else { return .ipv6Invalid }
            groups += 1
            guard index < bytes.count else { break }
            guard bytes[index] == .colon, index + 1 < bytes.count else { return .ipv6Invalid }
            if bytes[index + 1] != .colon { index += 1 }
        }
        guard hasZeroRun else { return groups == 8 ? nil : .ipv6Invalid }
        guard groups <= 6 else { return groups == 7 ? .ipv6ShortZeroRun : .ipv6Invalid }
        return nil
    }
}
