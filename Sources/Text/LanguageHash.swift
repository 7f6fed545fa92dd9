/// The hash of a word, byte by byte (FNV-1a), by which function words are recognised.
@frozen public struct LanguageHash: Sendable, Hashable {
    /// The hash so far.
    public var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Begins a word.
    @inlinable public init() {}

    /// The hash of a whole word, in lower case.
    public init(_ word: String) { for byte in word.utf8 { add(byte) } }

    /// Adds a byte of the word in UTF-8.
    @inlinable public mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
}
