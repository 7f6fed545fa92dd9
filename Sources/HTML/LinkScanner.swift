/// A link found in plain text; ranges are UTF-8 offsets of that text.
struct FoundLink {
    var range: Range<Int>
    var url: String
    var text: String
    var origin: Link.Origin
}

/// Finds links in plain text in one pass: URLs, `www.…`, domains, BBCode and Markdown.
struct LinkScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var found: [FoundLink] = []
    /// Everything before is part of a link already.
    private var consumed = 0
    private var lastBracket: Int?
    private var codes: BBCodeScanner

    /// The links of a text, in order.
    static func links(in text: String) -> [FoundLink] {
        let utf8 = text.utf8
        let direct = utf8.withContiguousStorageIfAvailable(links(inBytes:))
        return direct ?? Array(utf8).withUnsafeBufferPointer(links(inBytes:))
    }

    private static func links(inBytes bytes: UnsafeBufferPointer<UInt8>) -> [FoundLink] {
        var scanner = LinkScanner(bytes: bytes)
        scanner.scan()
        return scanner.found
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        codes = BBCodeScanner(bytes: bytes)
    }

    private mutating func scan() {
        var index = 0
        while index < bytes.count {
            let next: Int? =
                switch bytes[index] {
                case 0x3A: scanURL(colon: index)
                case 0x2E: scanDomain(dot: index)
                case 0x5B: scanBracket(at: index)
                case 0x5D: scanMarkdown(bracket: index)
                default: nil
                }
            index = next.map { max($0, index + 1) } ?? index + 1
        }
    }

    private mutating func add(_ link: FoundLink) -> Int {
        found.append(link)
        consumed = link.range.upperBound
        lastBracket = nil
        return consumed
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    // MARK: URLs

    /// At a colon: `http://…`, `https://…`, `ftp://…`.
    private mutating func scanURL(colon: Int) -> Int? {
        guard colon + 3 < bytes.count, LinkBytes.isSlash(bytes[colon + 1]),
            LinkBytes.isSlash(bytes[colon + 2]),
            let start = LinkBytes.schemeStart(before: colon, in: bytes), start >= consumed
        else { return nil }
        let end = LinkBytes.urlEnd(in: bytes, from: colon + 3)
        guard end > colon + 3 else { return nil }
        let range = start..<end
        return add(FoundLink(range: range, url: string(range), text: "", origin: .bare))
    }

    // MARK: Domains

    /// At a dot inside a word: `www.…` and `example.com/x`.
    private mutating func scanDomain(dot: Int) -> Int? {
        guard dot > consumed, dot + 1 < bytes.count else { return nil }
        if bytes[dot + 1] >= 0x80 { return scanInternationalDomain(dot: dot) }
        guard LinkBytes.isLabel(bytes[dot - 1]), LinkBytes.isLabel(bytes[dot + 1]) else {
            return nil
        }
        var start = dot
        while start > consumed, LinkBytes.isHost(bytes[start - 1]) { start -= 1 }
        var end = dot + 1
        while end < bytes.count, LinkBytes.isHost(bytes[end]) { end += 1 }
        // Parts of e-mail addresses, paths and longer words are no hosts.
        let before: UInt8 = start > 0 ? bytes[start - 1] : 0x20
        let after: UInt8 = end < bytes.count ? bytes[end] : 0x20
        if before == 0x40 || before == 0x2F || before == 0x5C || after == 0x40 { return end }
        while end > dot, !LinkBytes.isLabel(bytes[end - 1]) { end -= 1 }
        while start < dot, !LinkBytes.isLabel(bytes[start]) { start += 1 }
        let hasPath = after == 0x2F
        guard TopLevelDomain.isHost(Array(bytes[start..<end])[...], hasPath: hasPath) else {
            return end
        }
        return add(bareLink(start..<end))
    }

    /// A link to a host, with the port, path and query that follow it.
    private func bareLink(_ host: Range<Int>) -> FoundLink {
        var range = host
        if host.upperBound < bytes.count, [0x2F, 0x3A, 0x3F, 0x23].contains(bytes[host.upperBound])
        {
            let whole = host.lowerBound..<LinkBytes.urlEnd(in: bytes, from: host.upperBound)
            if LinkAddress.parse(string(whole)) != nil { range = whole }
        }
        return FoundLink(range: range, url: string(range), text: "", origin: .bare)
    }

    /// At a dot before a letter that is not ASCII: `пример.рф`.
    private mutating func scanInternationalDomain(dot: Int) -> Int? {
        var end = dot + 1
        while end < bytes.count, bytes[end] >= 0x80, end - dot < 32 { end += 1 }
        guard TopLevelDomain.isInternational(Array(bytes[(dot + 1)..<end])[...]) else { return end }
        var start = dot
        while start > consumed, dot - start < 253,
            bytes[start - 1] >= 0x80
                || LinkBytes.isHost(bytes[start - 1])
        {
            start -= 1
        }
        while start < dot, bytes[start] & 0xC0 == 0x80 || bytes[start] < 0x30 { start += 1 }
        let isPart = start > 0 && (bytes[start - 1] == 0x40 || bytes[start - 1] == 0x2F)
        guard !isPart, LinkAddress.parse("http://" + string(start..<end))?.host != nil else {
            return end
        }
        return add(bareLink(start..<end))
    }

    // MARK: Codes

    private mutating func scanBracket(at index: Int) -> Int? {
        guard index >= consumed else { return nil }
        lastBracket = index
        guard let code = codes.code(at: index) else { return nil }
        let url = WebAddress.cleaned(string(code.url))
        guard !url.isEmpty else { return nil }
        return add(
            FoundLink(
                range: code.range, url: url, text: code.text.map(string) ?? "", origin: .bbcode))
    }

    /// At a closing bracket: `[text](url)`.
    private mutating func scanMarkdown(bracket: Int) -> Int? {
        guard var start = lastBracket, start >= consumed, bracket + 2 < bytes.count,
            bytes[bracket + 1] == 0x28,
            let target = LinkBytes.markdownTarget(in: bytes, from: bracket + 2)
        else { return nil }
        let url = string(target.url)
        guard LinkAddress.parse(url) != nil else { return nil }
        let text = string((start + 1)..<bracket)
        if start > consumed, bytes[start - 1] == 0x21 { start -= 1 }
        return add(
            FoundLink(range: start..<target.end, url: url, text: text, origin: .markdown))
    }
}
