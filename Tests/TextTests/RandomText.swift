import TestSupport

/// Text of many scripts, with what hides and spreads words strewn in.
enum RandomText {
    private static let ranges: [ClosedRange<UInt32>] = [
        0x00...0x7F, 0x61...0x7A, 0x80...0x24F, 0x250...0x36F, 0x370...0x52F, 0x531...0x6FF,
        0x900...0xDFF, 0xE00...0x11FF, 0x1D00...0x20FF, 0x2000...0x206F, 0x2100...0x28FF,
        0x3000...0x31FF, 0x4E00...0x4F00, 0xAC00...0xAD00, 0xF900...0xFFFF, 0x1D400...0x1D7FF,
        0x1F100...0x1F1FF, 0x1F300...0x1F64F, 0xE0000...0xE01EF, 0x10000...0x1FFFF,
    ]
    private static let separators = Array(" .-_*·|/,  ").map(String.init)

    static func make(using random: inout SeededRandom) -> String {
        var text = ""
        let separator = separators.randomElement(using: &random) ?? " "
        for _ in 0..<Int.random(in: 0...24, using: &random) {
            if let range = ranges.randomElement(using: &random),
                let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random))
            {
                text.unicodeScalars.append(scalar)
            }
            if Bool.random(using: &random) { text += separator }
            if Int.random(in: 0..<8, using: &random) == 0 {
                text += separators.randomElement(using: &random) ?? ""
            }
        }
        return text
    }
}
