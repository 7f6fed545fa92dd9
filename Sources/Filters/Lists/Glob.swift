/// A text with `*` for any text and `?` for one character, matched against a whole value.
///
/// All ways to match are followed at once, a bit for each, so no pattern and no text takes longer
/// than the product of their lengths, divided by 64.
struct Glob: Sendable {
    private static let star = UInt8(ascii: "*")
    private static let question = UInt8(ascii: "?")

    /// Case-folded.
    private let pattern: [UInt8]

    /// A glob in folded case.
    init(_ pattern: [UInt8]) { self.pattern = pattern }

    /// The longest stretch without wildcards; empty if there is none.
    var literal: ArraySlice<UInt8> {
        pattern.split { $0 == Self.star || $0 == Self.question }.max { $0.count < $1.count } ?? []
    }

    /// Whether the whole of a case-folded text fits.
    func matches(_ text: [UInt8]) -> Bool {
        guard fitsEnds(text) else { return false }
        var states = GlobStates(characters: pattern.reduce(0) { $0 + ($1 == Self.star ? 0 : 1) })
        for byte in pattern {
            switch byte {
            case Self.star: states.addAnyText()
            case Self.question: states.addAnyCharacter()
            default: states.add(byte)
            }
        }
        return states.accept(text)
    }

    /// A quick look at what stands before the first and after the last wildcard.
    private func fitsEnds(_ text: [UInt8]) -> Bool {
        for (byte, expected) in zip(text, pattern) {
            if expected == Self.star || expected == Self.question { break }
            if byte != expected { return false }
        }
        for (byte, expected) in zip(text.reversed(), pattern.reversed()) {
            if expected == Self.star || expected == Self.question { break }
            if byte != expected { return false }
        }
        return true
    }
}
