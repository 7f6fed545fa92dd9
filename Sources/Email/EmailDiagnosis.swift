/// One thing that is wrong or unusual about an address, and where.
///
/// The same reason can refuse an address at one level and be an oddity at another.
public struct EmailDiagnosis: Error, Sendable, Hashable {
    /// What is wrong or unusual.
    public let reason: Reason
    /// Where it is: bytes of UTF-8 before it in the address as typed, from 0 to the length.
    public let utf8Offset: Int

    /// Makes a diagnosis.
    ///
    /// - Parameters:
    ///   - reason: What is wrong or unusual.
    ///   - utf8Offset: Bytes of UTF-8 before it.
    public init(_ reason: Reason, utf8Offset: Int) {
        self.reason = reason
        self.utf8Offset = utf8Offset
    }
}

extension EmailDiagnosis: CustomStringConvertible {
    /// The name, the offset and the explanation, for logs: `missing_at:4: there is no @`.
    public var description: String {
        "\(reason.rawValue):\(utf8Offset): \(explanation)"
    }
}
