/// Finds the text between tags without building a tree, for what is too hostile to parse.
enum TagStripping {
    /// The ranges outside anything that looks like a tag.
    static func textRanges(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0x3C, index + 1 < bytes.count, opensTag(bytes[index + 1]) else {
                index += 1
                continue
            }
            if start < index { ranges.append(start..<index) }
            while index < bytes.count, bytes[index] != 0x3E { index += 1 }
            index = min(index + 1, bytes.count)
            start = index
        }
        if start < bytes.count { ranges.append(start..<bytes.count) }
        return ranges
    }

    private static func opensTag(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte == 0x2F || byte == 0x21 || byte == 0x3F
    }
}
