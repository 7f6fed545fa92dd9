import Moderation
import Text

/// One value of a view, with the way back to the field it came from.
struct ViewText {
    /// How offsets lead back to the field.
    private enum Origin {
        case verbatim
        case mapped(MappedText)
        /// Any match stands for this part of the field.
        case part(Range<Int>)
        /// Verbatim from this offset on.
        case shifted(Int)
    }

    let text: String
    /// The field by its path in the submission.
    let field: String
    private let origin: Origin

    /// A field as it is.
    init(_ text: String, field: String) {
        var text = text
        text.makeContiguousUTF8()
        self.text = text
        self.field = field
        origin = .verbatim
    }

    /// A text derived from a field.
    init(_ mapped: MappedText, field: String) {
        text = mapped.string
        self.field = field
        origin = mapped.isIdentity ? .verbatim : .mapped(mapped)
    }

    /// A text that stands for a part of a field; exact where it is found there as it is.
    init(_ text: String, standingFor part: Range<Int>, of whole: String, field: String) {
        self.text = text
        self.field = field
        let offset = Self.offset(of: text, in: whole, part)
        origin = offset.map { .shifted($0) } ?? .part(part)
    }

    /// The range of the field that a range of `text` came from.
    func sourceRange(of range: Range<Int>) -> Range<Int> {
        switch origin {
        case .verbatim: range
        case .mapped(let mapped): mapped.sourceRange(of: range)
        case .part(let part): part
        case .shifted(let offset): (range.lowerBound + offset)..<(range.upperBound + offset)
        }
    }

    /// The match that a finding carries.
    func match(_ range: Range<Int>, view: View) -> Finding.Match {
        match(range, source: sourceRange(of: range), view: view)
    }

    /// The same where `sourceRange` was asked before.
    func match(
        _ range: Range<Int>, source: Range<Int>, view: View, entry: String? = nil
    ) -> Finding.Match {
        Finding.Match(
            view: view.name, field: field, start: source.lowerBound, end: source.upperBound,
            text: excerpt(range), entry: entry)
    }

    /// At most 200 bytes of a range, whole scalars only.
    private func excerpt(_ range: Range<Int>) -> String {
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        var count = min(range.count, 200)
        while count > 0, count < range.count,
            bytes[bytes.index(start, offsetBy: count)] & 0xC0 == 0x80
        {
            count -= 1
        }
        return String(text[start..<bytes.index(start, offsetBy: count)])
    }

    private static func offset(of text: String, in whole: String, _ part: Range<Int>) -> Int? {
        let bytes = whole.utf8
        guard part.upperBound <= bytes.count, text.utf8.count <= part.count else { return nil }
        let start = bytes.index(bytes.startIndex, offsetBy: part.lowerBound)
        let span = bytes[start..<bytes.index(start, offsetBy: part.count)]
        let needle = Array(text.utf8)
        guard let first = needle.first else { return nil }
        var index = span.startIndex
        var offset = part.lowerBound
        while offset + needle.count <= part.upperBound, offset < part.lowerBound + 4096 {
            if span[index] == first, span[index...].starts(with: needle) { return offset }
            index = span.index(after: index)
            offset += 1
        }
        return nil
    }
}
