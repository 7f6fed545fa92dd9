import HTML

/// A reference in a page, resolved against the page's own URL (RFC 3986, section 5.2).
struct URLReference {
    /// The absolute URL; it may still turn out to be none.
    let text: String

    init(_ reference: String, base: WebURL) {
        let reference = Self.cleaned(reference)
        let bytes = Array(reference.utf8)
        let path = base.address.path
        let query = base.address.query.map { "?\($0)" } ?? ""
        if Self.hasScheme(bytes) {
            text = reference
        } else if bytes.starts(with: [0x2F, 0x2F]) {
            text = "\(base.address.scheme):\(reference)"
        } else if bytes.first == 0x2F {
            text = base.origin + Self.normalised(reference)
        } else if bytes.isEmpty || bytes.first == 0x23 {
            text = base.origin + path + query + reference
        } else if bytes.first == 0x3F {
            text = base.origin + path + reference
        } else {
            let end = path.utf8.lastIndex(of: 0x2F).map { path.utf8.index(after: $0) }
            let folder = String(path[..<(end ?? path.startIndex)])
            text = base.origin + Self.normalised(folder + reference)
        }
    }

    /// Without surrounding white space and without tabs and line breaks; backslashes are slashes.
    private static func cleaned(_ reference: String) -> String {
        var scalars = reference.unicodeScalars.drop { $0.value <= 0x20 }
        while let last = scalars.last, last.value <= 0x20 { scalars.removeLast() }
        var result = String.UnicodeScalarView()
        var isPath = true
        for scalar in scalars where ![0x09, 0x0A, 0x0D].contains(scalar.value) {
            if scalar == "?" || scalar == "#" { isPath = false }
            result.append(isPath && scalar == "\\" ? "/" : scalar)
        }
        return String(result)
    }

    private static func hasScheme(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, (first | 0x20) &- 0x61 < 26 else { return false }
        for byte in bytes {
            if byte == 0x3A { return true }
            let isLetter = (byte | 0x20) &- 0x61 < 26
            guard isLetter || byte &- 0x30 < 10 || [0x2B, 0x2D, 0x2E].contains(byte) else {
                return false
            }
        }
        return false
    }

    /// The path without dot segments; what follows it stays.
    private static func normalised(_ text: String) -> String {
        let bytes = text.utf8
        let end = bytes.firstIndex { $0 == 0x3F || $0 == 0x23 } ?? bytes.endIndex
        var segments: [Substring] = []
        let parts = text[..<end].split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (place, part) in parts.enumerated() {
            let isLast = place == parts.count - 1
            switch part {
            case ".": if isLast { segments.append("") }
            case "..":
                _ = segments.popLast()
                if isLast { segments.append("") }
            default: segments.append(part)
            }
        }
        return "/" + segments.joined(separator: "/") + text[end...]
    }
}
