/// A fault of XML-RPC.
public struct XMLRPCFault: Error, Sendable, Hashable {
    /// The number.
    public var code: Int
    /// One sentence.
    public var message: String

    /// Names a fault.
    public init(code: Int, message: String) {
        self.code = code
        self.message = message
    }
}
