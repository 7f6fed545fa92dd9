/// Keys and values in the order of the file.
public struct YAMLMapping: Sendable, Hashable {
    /// One key with its value.
    public struct Entry: Sendable, Hashable {
        /// The key's text.
        public let key: String
        /// Where the key stands.
        public let place: YAMLPlace
        /// The value.
        public let value: YAMLNode
    }

    /// All entries, in order; no key appears twice.
    public let entries: [Entry]
    /// Where the mapping begins.
    public let place: YAMLPlace

    init(entries: [Entry], place: YAMLPlace) {
        self.entries = entries
        self.place = place
    }

    /// The value of a key; nil if the key isn't there.
    public subscript(key: String) -> YAMLNode? {
        entries.first { $0.key == key }?.value
    }

    /// Where a key stands; the mapping's own place if it isn't there.
    public func place(of key: String) -> YAMLPlace {
        entries.first { $0.key == key }?.place ?? place
    }

    /// The value of a key that must be there.
    ///
    /// - Throws: a problem at the mapping that names the missing key.
    public func value(of key: String) throws(YAMLProblem) -> YAMLNode {
        guard let value = self[key] else { throw place.problem("missing key \"\(key)\"") }
        return value
    }

    /// One problem for each key that isn't among those known, with the nearest known one.
    public func unknownKeys(known: [String]) -> [YAMLProblem] {
        entries.filter { !known.contains($0.key) }.map { entry in
            let hint = Spelling.nearest(to: entry.key, among: known).map { ", meant \"\($0)\"?" }
            return entry.place.problem("unknown key \"\(entry.key)\"\(hint ?? "")")
        }
    }
}
