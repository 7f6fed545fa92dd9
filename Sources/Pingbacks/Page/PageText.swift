import CPage
import Glibc

/// The text of a page, whatever encoding it came in.
enum PageText {
    /// UTF-8 without NULs.
    ///
    /// The encoding is told by a byte order mark, else by the `Content-Type`, else by a `meta`
    /// element near the beginning, else it is UTF-8 if it can be, else windows-1252, as browsers
    /// have it (WHATWG Encoding; HTML, section 13.2.3).
    static func utf8(_ body: [UInt8], contentType: String?) -> [UInt8] {
        let mark = byteOrderMark(body)
        let declared = mark?.encoding ?? contentType.flatMap(charset(of:)) ?? metaCharset(body)
        let text = mark.map { Array(body.dropFirst($0.count)) } ?? body
        let label = declared.flatMap(name(ofLabel:)) ?? "UTF-8"
        let result = label == "UTF-8" ? repaired(text) : converted(text, from: label)
        return (result ?? repaired(text)).map { $0 == 0 ? 0x20 : $0 }
    }

    /// Text that a form sent in a named encoding; UTF-8 if it is none or unknown.
    static func utf8(form bytes: [UInt8], label: String?) -> String {
        let name = label.flatMap(name(ofLabel:)) ?? "UTF-8"
        let text = name == "UTF-8" ? repaired(bytes) : converted(bytes, from: name)
        return String(decoding: text ?? bytes, as: UTF8.self)
    }

    private static func byteOrderMark(_ body: [UInt8]) -> (encoding: String, count: Int)? {
        if body.starts(with: [0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
        if body.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
        if body.starts(with: [0xFF, 0xFE]) { return ("utf-16le", 2) }
        return nil
    }

    /// What is UTF-8 stays; what is not is taken for windows-1252, unless it nearly is: a page cut
    /// within a character is still UTF-8.
    private static func repaired(_ text: [UInt8]) -> [UInt8] {
        let decoded = String(decoding: text, as: UTF8.self)
        let broken = decoded.unicodeScalars.count { $0.value == 0xFFFD }
        if broken * 50 <= text.count { return Array(decoded.utf8) }
        return converted(text, from: "CP1252") ?? Array(decoded.utf8)
    }

    private static func converted(_ text: [UInt8], from encoding: String) -> [UInt8]? {
        var count = 0
        let result = text.withUnsafeBufferPointer {
            cpage_utf8($0.baseAddress, $0.count, encoding, &count)
        }
        guard let result else { return nil }
        defer { free(result) }
        return UnsafeRawBufferPointer(start: result, count: count).map { $0 }
    }

    /// The `charset` parameter of a media type.
    static func charset(of type: String) -> String? {
        let lower = type.lowercased()
        guard let start = lower.range(of: "charset=", in: lower) else { return nil }
        let value = lower[start.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
        let name = value.prefix { !"\"'; ,>".contains($0) }
        return name.isEmpty ? nil : String(name)
    }

    /// The encoding that a `meta` element in the first 1,024 bytes names.
    private static func metaCharset(_ body: [UInt8]) -> String? {
        let head = String(decoding: body.prefix(1_024), as: UTF8.self).lowercased()
        guard let meta = head.range(of: "<meta", in: head),
            let name = charset(of: String(head[meta.lowerBound...]))
        else { return nil }
        // An element that could be read is not in UTF-16, whatever it says.
        return name.hasPrefix("utf-16") ? "utf-8" : name
    }

    /// iconv's name for a label; nil for one that is not to be used (UTF-7) or can't be one.
    private static func name(ofLabel label: String) -> String? {
        switch label.lowercased() {
        case "utf-8", "utf8", "unicode-1-1-utf-8": return "UTF-8"
        case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252",
            "cp1252", "l1":
            return "CP1252"
        case "iso-8859-9", "latin5": return "CP1254"
        case "gb2312", "gbk", "gb18030", "x-gbk", "chinese": return "GB18030"
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji": return "CP932"
        case "ks_c_5601-1987", "euc-kr", "korean", "windows-949": return "CP949"
        case "big5", "big5-hkscs", "x-x-big5": return "BIG5-HKSCS"
        case "utf-16", "utf-16le", "unicode", "ucs-2": return "UTF-16LE"
        case "utf-16be": return "UTF-16BE"
        case let other:
            let known = ["iso-8859-", "windows-125", "koi8-", "euc-jp", "iso-2022-jp", "macintosh"]
            let isKnown = known.contains { other.hasPrefix($0) } && other.utf8.count < 20
            let isSound = other.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }
            return isKnown && isSound ? other.uppercased() : nil
        }
    }
}

extension String {
    /// Where `part` first stands, by its bytes; both are in one case.
    fileprivate func range(of part: String, in text: String) -> Range<String.Index>? {
        let bytes = Array(utf8)
        let wanted = Array(part.utf8)
        guard wanted.count <= bytes.count else { return nil }
        for start in 0...(bytes.count - wanted.count)
        where bytes[start..<start + wanted.count].elementsEqual(wanted) {
            let lower = utf8.index(startIndex, offsetBy: start)
            return lower..<utf8.index(lower, offsetBy: wanted.count)
        }
        return nil
    }
}
