import Foundation

/// The name of one stored submission: a ULID, 26 characters of Crockford base 32.
///
/// The first 10 characters are the time of receipt in milliseconds, the other 16 are 80 random
/// bits, so ids sort by time, are never reused, and hold nothing that came from outside.
public struct SubmissionID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The 26 upper-case characters.
    public let text: String

    /// The id as it is printed and stored.
    public var description: String { text }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// Reads an id as people and programs write it; lower case is accepted.
    ///
    /// Returns nil for anything that isn't 26 characters of the alphabet, or whose time part
    /// exceeds 48 bits.
    public init?(_ text: String) {
        var text = text
        // Byte by byte, since some letters outside ASCII have upper cases inside it.
        guard let isUpperCase = text.withUTF8(Self.isUpperCase) else { return nil }
        self.text = isUpperCase ? text : text.uppercased()
    }

    /// Whether an id is as it is stored; nil if it is none.
    private static func isUpperCase(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        guard bytes.count == 26, bytes[0] <= UInt8(ascii: "7") else { return nil }
        var isUpperCase = true
        for byte in bytes {
            let set = byte < 64 ? digits : byte < 128 ? letters : 0
            guard set >> UInt64(byte & 63) & 1 == 1 else { return nil }
            if byte >= UInt8(ascii: "a") { isUpperCase = false }
        }
        return isUpperCase
    }

    /// The digits `0` to `9`, as bits by their codes.
    private static let digits: UInt64 = 0x03FF_0000_0000_0000
    /// The letters of both cases but `I`, `L`, `O` and `U`, as bits by their codes less 64.
    private static let letters: UInt64 = 0x07DF_6DFE_07DF_6DFE

    /// Reads an id from a part of a text, as from a whole one.
    public init?(_ text: some StringProtocol) {
        self.init(String(text))
    }

    /// Makes a new id for `instant`, with 80 bits from `generator`.
    ///
    /// Instants before 1970 count as 1970, and those after the year 10889 as the last millisecond
    /// that has a number.
    public init(at instant: Date, using generator: inout some RandomNumberGenerator) {
        let exact = instant.timeIntervalSince1970 * 1000
        let milliseconds = exact > 0 ? UInt64(min(exact, 0xFFFF_FFFF_FFFF)) : 0
        var characters: [UInt8] = []
        characters.reserveCapacity(26)
        for shift in stride(from: UInt64(45), through: 0, by: -5) {
            characters.append(Self.alphabet[Int((milliseconds >> shift) & 31)])
        }
        var bits = generator.next()
        for position in 0..<16 {
            if position == 8 { bits = generator.next() }
            characters.append(Self.alphabet[Int(bits & 31)])
            bits >>= 5
        }
        text = String(decoding: characters, as: UTF8.self)
    }

    /// Orders ids by time of receipt.
    public static func < (one: SubmissionID, other: SubmissionID) -> Bool { one.text < other.text }
}
