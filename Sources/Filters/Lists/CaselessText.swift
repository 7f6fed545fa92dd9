import Text

/// A text with its case folded (Unicode simple case folding), as bytes, with the way back.
struct CaselessText {
    /// The folded text in UTF-8.
    private(set) var bytes: [UInt8] = []
    /// Nil if every offset is the same in the original.
    private var map: MappedText?

    init() {}

    init(_ text: String) { fold(text) }

    /// Takes another text's place, in the same memory.
    mutating func fold(_ text: String) {
        var text = text
        let isASCII = text.withUTF8 { buffer in
            bytes.removeAll(keepingCapacity: true)
            bytes.append(contentsOf: buffer)
            return Self.lowercase(&bytes)
        }
        map = nil
        if isASCII { return }
        let folded = MappedText(text).simpleCaseFolded()
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: folded.string.utf8)
        map = folded.isIdentity ? nil : folded
    }

    /// The range of the original text that a range of `bytes` came from.
    func sourceRange(of range: Range<Int>) -> Range<Int> {
        map?.sourceRange(of: range) ?? range
    }

    /// Puts ASCII letters in lower case; says whether all is ASCII.
    private static func lowercase(_ bytes: inout [UInt8]) -> Bool {
        bytes.withUnsafeMutableBufferPointer { bytes in
            var seen: UInt8 = 0
            for index in bytes.indices {
                let byte = bytes[index]
                seen |= byte
                bytes[index] = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
            }
            return seen < 0x80
        }
    }
}
