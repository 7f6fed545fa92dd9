/// A text with `*` for any text and `?` for one character, matched against a whole value.
struct Glob: Sendable {
    /// Case-folded.
    private let pattern: [UInt8]

    /// A glob in folded case.
    init(_ pattern: [UInt8]) { self.pattern = pattern }

    /// The longest stretch without wildcards; empty if there is none.
    var literal: ArraySlice<UInt8> {
        pattern.split { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
            .max { $0.count < $1.count } ?? []
    }

    /// Whether the whole of a case-folded text fits.
    func matches(_ text: [UInt8]) -> Bool {
        var (position, index) = (0, 0)
        var (starIndex, starPosition) = (-1, 0)
        while position < text.count {
            if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
                (starIndex, starPosition) = (index, position)
                index += 1
            } else if index < pattern.count, pattern[index] == UInt8(ascii: "?") {
                index += 1
                position = Self.end(ofCharacterAt: position, in: text)
            } else if index < pattern.count, pattern[index] == text[position] {
                index += 1
                position += 1
            } else if starIndex >= 0 {
                starPosition = Self.end(ofCharacterAt: starPosition, in: text)
                (index, position) = (starIndex + 1, starPosition)
            } else {
                return false
            }
        }
        while index < pattern.count, pattern[index] == UInt8(ascii: "*") { index += 1 }
        return index == pattern.count
    }

    private static func end(ofCharacterAt position: Int, in text: [UInt8]) -> Int {
        var end = position + 1
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}
