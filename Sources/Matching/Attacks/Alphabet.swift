import PCRE

/// Which characters the parts of a pattern match, as PCRE2 itself says.
struct Alphabet {
    /// The characters that attacks are made of, the best first: those that show well in a message.
    let letters: [Unicode.Scalar]
    private let text: String
    private let source: [UInt32]
    private let options: Pattern.Options
    private var known: [String: Set<Int>] = [:]

    /// The letters of most use for a pattern: printable ASCII, some others, and its own.
    init(for pattern: Pattern) {
        let scalars = pattern.source.unicodeScalars
        source = scalars.map(\.value)
        options = pattern.options.intersection([.caseless, .asciiClasses, .dotAll, .extended])
        var letters: [Unicode.Scalar] = []
        var isKnown: Set<Unicode.Scalar> = []
        let own = scalars.filter { $0.value > 0x7F }.prefix(40)
        for scalar in Self.common + own where isKnown.insert(scalar).inserted {
            letters.append(scalar)
        }
        self.letters = letters
        var text = String.UnicodeScalarView()
        text.append(contentsOf: letters)
        self.text = String(text)
    }

    private static let common: [Unicode.Scalar] =
        Array("ax019 -_./:@,;!".unicodeScalars)
        + (0x21...0x7E).compactMap { Unicode.Scalar(UInt32($0)) }
        + Array("\t\n\r\u{1}éß€я中\u{301}\u{200B}\u{A0}😀".unicodeScalars)

    /// The indices in `letters` of what a part of the source matches, on its own.
    mutating func members(_ range: Range<Int>) -> Set<Int> {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: source[range].compactMap(Unicode.Scalar.init))
        let part = String(view)
        if let set = known[part] { return set }
        let set = view.count == 1 && part != "." ? plain(view.first) : matched(part)
        known[part] = set
        return set
    }

    private func plain(_ scalar: Unicode.Scalar?) -> Set<Int> {
        guard let scalar, let index = letters.firstIndex(of: scalar) else { return [] }
        guard options.contains(.caseless), scalar.value < 0x80, scalar.properties.isAlphabetic,
            let other = Unicode.Scalar(scalar.value ^ 0x20),
            let pair = letters.firstIndex(of: other)
        else { return [index] }
        return [index, pair]
    }

    private func matched(_ part: String) -> Set<Int> {
        var options = options
        options.remove(.extended)
        guard let pattern = try? Pattern(part, options: options),
            let matches = try? pattern.matches(in: text, limit: letters.count)
        else { return [] }
        var starts: [Int: Int] = [:]
        var offset = 0
        for (index, letter) in letters.enumerated() {
            starts[offset] = index
            offset += UTF8.width(letter)
        }
        return Set(matches.compactMap { starts[$0.range.lowerBound] })
    }
}
