/// What a model's file says of itself.
public struct ModelRecord: Sendable, Hashable {
    /// How features are made; a model only understands features of its own version.
    public var featureVersion: UInt32
    /// The digest of the weights that shipped and that lessons were added to; 0 for none.
    public var starter: UInt64 = 0
    /// The last lesson that is in the weights; 0 if none is.
    public var lesson: Int64 = 0
    /// How many subjects stand as ham.
    public var ham: Int64 = 0
    /// How many subjects stand as spam.
    public var spam: Int64 = 0

    /// The record of a model without lessons.
    public init(featureVersion: UInt32) { self.featureVersion = featureVersion }
}
