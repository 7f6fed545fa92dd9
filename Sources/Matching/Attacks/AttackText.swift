/// A text made to cost a pattern as much as can be: `prefix`, `pump` over and over, `suffix`.
public struct AttackText: Sendable, Hashable {
    /// Leads the search to the repeat that is attacked.
    public var prefix: String
    /// What is repeated; never empty.
    public var pump: String
    /// Makes the match fail at the end.
    public var suffix: String

    /// Names the parts.
    public init(prefix: String, pump: String, suffix: String) {
        self.prefix = prefix
        self.pump = pump
        self.suffix = suffix
    }

    /// The text with so many pumps.
    public func text(pumps count: Int) -> String {
        var bytes = Array(prefix.utf8)
        let (start, size) = (bytes.count, pump.utf8.count * max(0, count))
        bytes.reserveCapacity(start + size + suffix.utf8.count)
        if size > 0 { bytes += pump.utf8 }
        while bytes.count < start + size {
            let missing = start + size - bytes.count
            bytes += bytes[start..<min(bytes.count, start + missing)]
        }
        bytes += suffix.utf8
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The most pumps that keep the text within so many bytes; zero if not one fits.
    public func pumpCount(within byteCount: Int) -> Int {
        let room = byteCount - prefix.utf8.count - suffix.utf8.count
        return max(0, room / max(1, pump.utf8.count))
    }
}
