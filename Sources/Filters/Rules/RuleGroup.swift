/// A file of rules.
public struct RuleGroup: Sendable, Hashable {
    /// Its name, which findings carry.
    public var name: String
    /// The most points that its rules add together; nil if there is no bound.
    public var cap: Double?
    /// The file, with the folder as it was given.
    public var file: String
}
