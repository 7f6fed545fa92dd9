/// IPv6 addresses in brackets.
enum IPv6Literal {
    /// The address in brackets, compressed as RFC 5952 says, or nil.
    static func normalised(_ text: Substring) -> String? {
        guard let groups = groups(of: text) else { return nil }
        var best = 0..<0
        var start = 0
        while start < 8 {
            var end = start
            while end < 8, groups[end] == 0 { end += 1 }
            if end - start > max(best.count, 1) { best = start..<end }
            start = max(end, start + 1)
        }
        let hex = groups.map { String($0, radix: 16) }
        guard !best.isEmpty else { return "[" + hex.joined(separator: ":") + "]" }
        let head = hex[..<best.lowerBound].joined(separator: ":")
        return "[" + head + "::" + hex[best.upperBound...].joined(separator: ":") + "]"
    }

    private static func groups(of text: Substring) -> [UInt16]? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard text.utf8.count <= 45, parts.count >= 3 else { return nil }
        guard let gap = gapRange(in: text) else {
            return fixed(text).flatMap { $0.count == 8 ? $0 : nil }
        }
        guard let head = fixed(text[..<gap.lowerBound]), let tail = fixed(text[gap.upperBound...]),
            head.count + tail.count < 8
        else { return nil }
        return head + [UInt16](repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    private static func gapRange(in text: Substring) -> Range<Substring.Index>? {
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            if text[index] == ":", next < text.endIndex, text[next] == ":" {
                return index..<text.index(after: next)
            }
            index = next
        }
        return nil
    }

    private static func fixed(_ text: Substring) -> [UInt16]? {
        if text.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, part.contains(".") {
                let bytes = part.split(separator: ".").compactMap { UInt8($0) }
                guard bytes.count == 4 else { return nil }
                groups.append(UInt16(bytes[0]) << 8 | UInt16(bytes[1]))
                groups.append(UInt16(bytes[2]) << 8 | UInt16(bytes[3]))
            } else {
                guard part.utf8.count <= 4, part.utf8.allSatisfy({ WebHost.hexValue($0) != nil }),
                    let group = UInt16(part, radix: 16)
                else { return nil }
                groups.append(group)
            }
        }
        return groups
    }
}
