/// A hash of bytes that is the same on every machine and in every version (FNV-1a, then the
/// finisher of MurmurHash3).
///
/// Each field starts from a seed of its own, so that the same word in a name and in a text are
/// different features. It is inlined where it is used, as a text takes hundreds of hashes.
@frozen public struct FeatureHash: Sendable {
    @usableFromInline var state: UInt32

    /// A hash of nothing yet, in the field of that number.
    @inlinable
    public init(field: UInt8) { state = (0x811C_9DC5 ^ UInt32(field)) &* 0x0100_0193 }

    /// Adds one byte.
    @inlinable
    public mutating func add(_ byte: UInt8) { state = (state ^ UInt32(byte)) &* 0x0100_0193 }

    /// Adds bytes.
    @inlinable
    public mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }

    /// Adds a number, such as another hash.
    @inlinable
    public mutating func add(_ number: UInt32) {
        state = Self.mixed(state ^ number) &+ 0x9E37_79B9
    }

    /// The hash of what was added.
    @inlinable public var value: UInt32 { Self.mixed(state) }

    @inlinable
    static func mixed(_ number: UInt32) -> UInt32 {
        var hash = number
        hash = (hash ^ hash >> 16) &* 0x85EB_CA6B
        hash = (hash ^ hash >> 13) &* 0xC2B2_AE35
        return hash ^ hash >> 16
    }
}
