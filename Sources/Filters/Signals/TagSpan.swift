/// An HTML tag in a text, as far as it has to be known to pass over it.
struct TagSpan {
    /// Where its `<` is.
    let start: Int
    /// After its `>`.
    let end: Int
    /// Whether it holds something like an address.
    let hasAddress: Bool
    /// Whether words go on through it, as through `<b>`.
    let isWithinWords: Bool

    private static let longest = 4096

    /// Finds the tag that begins at `start`; nil if there is none, or it has no end before the
    /// next one begins.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        var place = start + 1
        guard place < bytes.count else { return nil }
        let isComment = bytes[place] == UInt8(ascii: "!")
        if bytes[place] == UInt8(ascii: "/") || isComment { place += 1 }
        var name: UInt64 = 0
        while place < bytes.count, (bytes[place] | 0x20) &- UInt8(ascii: "a") < 26 {
            name = name << 8 | UInt64(bytes[place] | 0x20)
            place += 1
        }
        guard isComment || name != 0 else { return nil }
        var hasAddress = false
        let limit = min(bytes.count, start + Self.longest)
        while place < limit, bytes[place] != UInt8(ascii: ">") {
            if bytes[place] == UInt8(ascii: "<") { return nil }
            if bytes[place] == UInt8(ascii: ":") { hasAddress = true }
            place += 1
        }
        guard place < limit else { return nil }
        self.start = start
        end = place + 1
        self.hasAddress = hasAddress
        isWithinWords = Self.inline.contains(name)
    }

    private static let inline: Set<UInt64> = Set(
        ["a", "b", "em", "font", "i", "s", "small", "span", "strong", "u", "wbr"].map { name in
            name.utf8.reduce(0) { $0 << 8 | UInt64($1) }
        })
}
