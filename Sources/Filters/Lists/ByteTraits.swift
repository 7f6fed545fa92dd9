/// What kinds of bytes a line of a list has.
struct ByteTraits: OptionSet, Sendable {
    let rawValue: UInt8

    /// A to Z.
    static let capital = ByteTraits(rawValue: 1)
    /// Not ASCII.
    static let foreign = ByteTraits(rawValue: 2)
    /// A control character.
    static let control = ByteTraits(rawValue: 4)
    static let hash = ByteTraits(rawValue: 8)

    /// By byte.
    static let table: [ByteTraits] = (0...255).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
        case UInt8(ascii: "#"): .hash
        case 0..<0x20, 0x7F: .control
        case 0x80...: .foreign
        default: []
        }
    }
}
