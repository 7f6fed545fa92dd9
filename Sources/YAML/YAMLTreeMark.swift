/// The first byte of a node that is written as bytes.
enum YAMLTreeMark {
    static let sequence: UInt8 = 16
    static let mapping: UInt8 = 17

    private static let styles: [YAMLScalar.Style] = [.plain, .singleQuoted, .doubleQuoted, .block]

    /// A scalar's style in two bits, and whether it is verbatim in the third.
    static func mark(of scalar: YAMLScalar) -> UInt8 {
        let style = UInt8(styles.firstIndex(of: scalar.style) ?? 0)
        return style | (scalar.isVerbatim ? 4 : 0)
    }

    /// The scalar of a mark and a text; nil for a mark that no scalar has.
    static func scalar(_ mark: UInt8, _ text: String) -> YAMLScalar? {
        guard mark < 8 else { return nil }
        return YAMLScalar(text: text, style: styles[Int(mark & 3)], isVerbatim: mark & 4 != 0)
    }
}
