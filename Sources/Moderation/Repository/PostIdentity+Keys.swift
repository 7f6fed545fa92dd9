extension PostIdentity {
    /// The folder names this post may have, in order of preference.
    ///
    /// The first is the path alone if it reads well as a name and nothing of it is lost; the last
    /// carries 16 hexadecimal digits of a hash and is this post's only.
    public var keys: [PostKey] {
        let marked = PostKey(safe: "\(readable)-\(hash)")
        return [plain, marked].compactMap(\.self)
    }

    /// The path as a name, if it is one that no system or generator takes for something else.
    private var plain: PostKey? {
        let name = segments.joined(separator: "_")
        guard query.isEmpty, name.utf8.count <= 100, segments.allSatisfy({ !$0.contains("_") }),
            !name.contains(".."), !Self.isReserved(name), !Self.looksMarked(name)
        else { return nil }
        return PostKey(name)
    }

    private var readable: String {
        var name: [UInt8] = []
        let parts = query.isEmpty ? segments : segments + [query]
        for byte in parts.joined(separator: "_").lowercased().utf8 {
            let isSafe = PostKey.isAlphanumeric(byte) || byte == UInt8(ascii: "_")
            if isSafe {
                name.append(byte)
            } else if name.last != UInt8(ascii: "-") {
                name.append(UInt8(ascii: "-"))
            }
            if name.count == 80 { break }
        }
        while let last = name.last, !PostKey.isAlphanumeric(last) { name.removeLast() }
        let trimmed = name.drop { !PostKey.isAlphanumeric($0) }
        return trimmed.isEmpty ? "post" : String(decoding: trimmed, as: UTF8.self)
    }

    /// 16 hexadecimal digits.
    private var hash: String {
        let digits = String(PostHash.value(of: text.utf8), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Whether a name could be another post's only one.
    private static func looksMarked(_ name: String) -> Bool {
        let end = name.utf8.suffix(17)
        return end.count == 17 && end.first == UInt8(ascii: "-")
            && end.dropFirst().allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
    }

    /// Names that mean a device on some systems, lose their end there, or are taken by generators
    /// for a data file or an index.
    private static func isReserved(_ name: String) -> Bool {
        let stem = name.prefix { $0 != "." }
        if ["con", "prn", "aux", "nul", "index", "post"].contains(stem) { return true }
        let isPort = stem.hasPrefix("com") || stem.hasPrefix("lpt")
        if isPort && stem.count == 4 && stem.last?.isNumber == true { return true }
        return dataEndings.contains { name.hasSuffix($0) }
    }

    private static let dataEndings = [
        ".", ".json", ".yaml", ".yml", ".toml", ".csv", ".tsv", ".xml", ".js", ".cjs", ".mjs",
    ]
}
