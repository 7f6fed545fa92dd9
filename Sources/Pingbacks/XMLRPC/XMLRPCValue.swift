/// A typed value of XML-RPC.
public indirect enum XMLRPCValue: Sendable, Hashable {
    /// `string`, or no type at all.
    case string(String)
    /// `int` or `i4`.
    case integer(Int)
    /// `boolean`.
    case boolean(Bool)
    /// `double`.
    case double(Double)
    /// `dateTime.iso8601`, as written.
    case date(String)
    /// `base64`, as written.
    case base64(String)
    /// `array`.
    case array([XMLRPCValue])
    /// `struct`; of a name given twice the last counts.
    case structure([String: XMLRPCValue])
    /// `nil`, an extension that many send.
    case none

    /// The text of a string.
    public var stringValue: String? {
        if case .string(let text) = self { text } else { nil }
    }
}
