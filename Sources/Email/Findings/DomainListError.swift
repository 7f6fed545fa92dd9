/// A line of a domain list that is not a domain.
public struct DomainListError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The line, counted from 1.
    public let line: Int
    /// What stands there.
    public let entry: String

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - line: The line, counted from 1.
    ///   - entry: What stands there.
    public init(line: Int, entry: String) {
        self.line = line
        self.entry = entry
    }

    /// Says where and what, such as `12: "a b" is not a domain`; put the file name before it.
    public var description: String { "\(line): \(entry.debugDescription) is not a domain" }
}
