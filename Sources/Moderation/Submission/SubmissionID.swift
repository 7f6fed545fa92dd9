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
        // Byte by byte, since some letters outside ASCII have upper cases inside it.
        let bytes = text.utf8
        guard bytes.count == 26, let first = bytes.first, first <= UInt8(ascii: "7"),
            bytes.allSatisfy(Self.isInAlphabet)
        else { return nil }
        self.text = String(unsafeUninitializedCapacity: 26) { buffer in
            for (place, byte) in bytes.enumerated() {
                buffer[place] = byte >= UInt8(ascii: "a") ? byte - 32 : byte
            }
            return 26
        }
    }

    /// Reads an id from a part of a text, as from a whole one.
    public init?(_ text: some StringProtocol) {
        self.init(String(text))
    }

    private static func isInAlphabet(_ byte: UInt8) -> Bool {
        switch byte & 0xDF {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            !"ILOU".utf8.contains(byte & 0xDF)
        default: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
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
