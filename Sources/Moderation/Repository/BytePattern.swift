/// Bytes to be found in a text, in time that grows with the text alone (Knuth, Morris, Pratt).
struct BytePattern {
    private let bytes: [UInt8]
    /// For each length, how long the longest beginning is that is also an end.
    private let borders: [Int]

    /// Prepares a search; the pattern must not be empty to be found.
    init(_ bytes: [UInt8]) {
        var borders = [0]
        var length = 0
        for byte in bytes.dropFirst() {
            while length > 0 && bytes[length] != byte { length = borders[length - 1] }
            if bytes[length] == byte { length += 1 }
            borders.append(length)
        }
        self.bytes = bytes
        self.borders = borders
    }

    /// Where the pattern stands, as places of the original; they may overlap.
    func ranges(in text: EncodedText) -> [Range<Int>] {
        guard !bytes.isEmpty else { return [] }
        var ranges: [Range<Int>] = []
        var length = 0
        for (position, byte) in text.bytes.enumerated() {
            while length > 0 && bytes[length] != byte { length = borders[length - 1] }
            if bytes[length] == byte { length += 1 }
            guard length == bytes.count else { continue }
            let start = text.places[position - length + 1].lowerBound
            ranges.append(start..<text.places[position].upperBound)
            length = borders[length - 1]
        }
        return ranges
    }
}
