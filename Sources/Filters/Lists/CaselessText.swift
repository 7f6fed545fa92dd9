import Text

/// A text with its case folded (Unicode simple case folding), as bytes, with the way back.
struct CaselessText {
    /// The folded text in UTF-8.
    let bytes: [UInt8]
    /// Nil if every offset is the same in the original.
    private let map: MappedText?

    init(_ text: String) {
        var text = text
        if let ascii = text.withUTF8(Self.lowercased) {
            (bytes, map) = (ascii, nil)
        } else {
            let folded = MappedText(text).simpleCaseFolded()
            bytes = Array(folded.string.utf8)
            map = folded.isIdentity ? nil : folded
        }
    }

    /// The range of the original text that a range of `bytes` came from.
    func sourceRange(of range: Range<Int>) -> Range<Int> {
        map?.sourceRange(of: range) ?? range
    }

    /// ASCII text in lower case; nil for any other.
    private static func lowercased(_ buffer: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var seen: UInt8 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: buffer.count) { target, count in
            for (index, byte) in buffer.enumerated() {
                seen |= byte
                let isUpper = byte &- UInt8(ascii: "A") < 26
                target.initializeElement(at: index, to: isUpper ? byte | 0x20 : byte)
            }
            count = buffer.count
        }
        return seen < 0x80 ? bytes : nil
    }
}
