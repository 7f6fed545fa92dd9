/// A range of addresses with a common beginning, such as `10.0.0.0/8`.
struct AddressBlock: Sendable {
    let prefix: [UInt8]
    let bitCount: Int

    /// Whether an address of the same family is in the range.
    func contains(_ address: NetworkAddress) -> Bool {
        guard address.bytes.count == prefix.count else { return false }
        let (whole, rest) = bitCount.quotientAndRemainder(dividingBy: 8)
        guard address.bytes[..<whole].elementsEqual(prefix[..<whole]) else { return false }
        guard rest > 0 else { return true }
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
        return address.bytes[whole] & mask == prefix[whole] & mask
    }
}

extension AddressBlock {
    /// Reads `address/bits`; nil if it is no range.
    init?(_ text: String) {
        let parts = text.split(separator: "/")
        guard parts.count == 2, let address = NetworkAddress(String(parts[0])),
            let bits = Int(parts[1]), (0...address.bytes.count * 8).contains(bits)
        else { return nil }
        prefix = address.bytes
        bitCount = bits
    }
}
