/// A BBCode link; ranges are UTF-8 offsets.
struct BBCode {
    var range: Range<Int>
    var url: Range<Int>
    var text: Range<Int>?
}

/// Reads `[url]`, `[url=…]`, `[link]` and `[img]` codes.
struct BBCodeScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The next `[/…]` at or after the offset last asked for; keeps unclosed codes linear.
    private var nextClosing = -1

    private static let names = ["url", "link", "img", "email"].map { Array($0.utf8) }

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The code that opens at `index`, if one does.
    mutating func code(at index: Int) -> BBCode? {
        guard let name = Self.names.first(where: { matches($0, at: index + 1) }) else {
            return nil
        }
        var end = index + 1 + name.count
        guard end < bytes.count else { return nil }
        var target: Range<Int>?
        if bytes[end] == 0x3D {
            let start = end + 1
            end = start
            while end < bytes.count, ![0x5B, 0x5D, 0x0A].contains(bytes[end]) { end += 1 }
            target = unquoted(start..<end)
        }
        guard end < bytes.count, bytes[end] == 0x5D else { return nil }
        let body = end + 1
        let closing = closing(after: body)
        guard let target else {
            guard let closing, closing.lowerBound - body <= 2_048 else { return nil }
            return BBCode(range: index..<closing.upperBound, url: body..<closing.lowerBound)
        }
        guard let closing else { return BBCode(range: index..<body, url: target) }
        return BBCode(
            range: index..<closing.upperBound, url: target, text: body..<closing.lowerBound)
    }

    /// The closing code after `start`, unless another link opens before it.
    private mutating func closing(after start: Int) -> Range<Int>? {
        if nextClosing < start {
            nextClosing = start
            while nextClosing < bytes.count, !isBorder(at: nextClosing) { nextClosing += 1 }
        }
        let open = nextClosing
        guard open + 1 < bytes.count, bytes[open + 1] == 0x2F else { return nil }
        var end = open + 2
        while end < bytes.count, bytes[end] != 0x5D { end += 1 }
        return end < bytes.count ? open..<(end + 1) : nil
    }

    /// Whether a link code opens or closes here.
    private func isBorder(at index: Int) -> Bool {
        guard bytes[index] == 0x5B, index + 1 < bytes.count else { return false }
        let start = bytes[index + 1] == 0x2F ? index + 2 : index + 1
        return Self.names.contains { name in
            guard matches(name, at: start), start + name.count < bytes.count else { return false }
            let next = bytes[start + name.count]
            return next == 0x5D || next == 0x3D && start == index + 1
        }
    }

    private func matches(_ name: [UInt8], at index: Int) -> Bool {
        guard index + name.count <= bytes.count else { return false }
        return (0..<name.count).allSatisfy { bytes[index + $0] | 0x20 == name[$0] }
    }

    private func unquoted(_ range: Range<Int>) -> Range<Int> {
        guard range.count >= 2, let first = range.first,
            bytes[first] == 0x22 || bytes[first] == 0x27
        else { return range }
        let last = range.upperBound - 1
        return (first + 1)..<(bytes[last] == bytes[first] ? last : last + 1)
    }
}
