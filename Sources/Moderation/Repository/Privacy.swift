import Foundation

/// Takes a private address out of public text.
struct Privacy {
    /// The address; nil if there is none, or if it is too short to be recognised.
    let address: String?
    private let pattern: BytePattern?
    private let isASCII: Bool

    /// What stands where the address stood.
    static let mark = "[address removed]"

    /// Keeps an address of a sender out of their public fields.
    init(address: String?) {
        let trimmed = address?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        let sign = trimmed.utf8.firstIndex(of: UInt8(ascii: "@"))
        let isAddress =
            sign.map { $0 > trimmed.startIndex && trimmed.utf8.last != UInt8(ascii: "@") } ?? false
        self.address = isAddress ? trimmed : nil
        let isASCII = trimmed.utf8.allSatisfy { $0 < 0x80 }
        let small = EncodedText(trimmed).lowercased(everyScript: !isASCII)
        pattern = isAddress ? BytePattern(small.bytes) : nil
        self.isASCII = isASCII
    }

    /// The text without the address, in whatever case it was typed, and however its characters
    /// are encoded: as they are, as `%40` in a URL, or as `&#64;` in HTML.
    ///
    /// In HTML, tags and comments inside the address don't hide it.
    func cleared(_ text: String?, format: Submission.Format = .text) -> String? {
        guard let text, let address, let pattern else { return text }
        guard text.utf8.contains(where: Self.isSignal) else { return text }
        let ranges = EncodedText(text).readings(isHTML: format == .html)
            .filter { $0.bytes.contains(UInt8(ascii: "@")) }
            .flatMap { pattern.ranges(in: $0.lowercased(everyScript: !isASCII)) }
        let cleared = Self.replacing(ranges, in: text)
        if isASCII { return cleared }
        // Letters with accents may be typed as one character or as two.
        return cleared.replacingOccurrences(of: address, with: Self.mark, options: .caseInsensitive)
    }

    /// No form of an address is without one of these.
    private static func isSignal(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "@") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "&")
    }

    private static func replacing(_ ranges: [Range<Int>], in text: String) -> String {
        guard !ranges.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var end = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound >= end {
                result += bytes[end..<range.lowerBound]
                result += mark.utf8
            }
            end = max(end, range.upperBound)
        }
        result += bytes[end...]
        return String(decoding: result, as: UTF8.self)
    }
}
