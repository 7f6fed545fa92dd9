/// Where a pattern matched; all ranges are UTF-8 offsets of the subject.
public struct Match: Sendable, Equatable {
    /// The whole match; empty where the pattern matched without consuming anything.
    public let range: Range<Int>
    /// Group 1 first; `nil` for a group that took no part. As long as the pattern has groups.
    public let captures: [Range<Int>?]
    /// Group numbers of each name; several where the pattern repeats a name.
    let groups: [String: [Int]]

    /// The range of the first group of that name that took part, or `nil`.
    public subscript(name: String) -> Range<Int>? {
        for group in groups[name] ?? [] where captures.indices.contains(group - 1) {
            if let range = captures[group - 1] { return range }
        }
        return nil
    }

    /// Two matches are equal if all their ranges are.
    public static func == (left: Match, right: Match) -> Bool {
        left.range == right.range && left.captures == right.captures
    }
}
