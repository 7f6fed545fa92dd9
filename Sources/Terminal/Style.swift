/// How a piece of text looks, as far as a terminal can show it.
public struct Style: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8

    /// A style of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier.
    public static let bold = Style(rawValue: 1)
    /// Lighter.
    public static let faint = Style(rawValue: 2)
    /// Foreground and background exchanged.
    public static let reversed = Style(rawValue: 4)
    /// Red.
    public static let red = Style(rawValue: 8)
    /// Green.
    public static let green = Style(rawValue: 16)
    /// Yellow.
    public static let yellow = Style(rawValue: 32)

    /// The numbers for `ESC [ … m` (ECMA-48, 8.3.117), without the one that resets.
    var numbers: [String] {
        let all: [(Style, String)] = [
            (.bold, "1"), (.faint, "2"), (.reversed, "7"), (.red, "31"), (.green, "32"),
            (.yellow, "33"),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}
