/// An HTML character reference, as far as e-mail addresses can be written with them.
struct CharacterReference {
    /// How many bytes it takes.
    let length: Int
    /// What it stands for.
    let bytes: [UInt8]

    private init(length: Int, bytes: [UInt8]) {
        self.length = length
        self.bytes = bytes
    }

    /// Reads the reference at the start of `text`, which begins with `&`.
    init?(_ text: ArraySlice<UInt8>) {
        let body = text.dropFirst()
        guard body.first == UInt8(ascii: "#") else {
            for (name, character) in Self.names where body.starts(with: name.utf8) {
                self.init(length: name.utf8.count + 1, bytes: Array(character.utf8))
                return
            }
            return nil
        }
        self.init(number: body.dropFirst(), start: text.startIndex)
    }

    /// Reads digits, with `x` before hexadecimal ones; a semicolon may be left out.
    private init?(number text: ArraySlice<UInt8>, start: Int) {
        let isHexadecimal = text.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let radix: UInt32 = isHexadecimal ? 16 : 10
        var rest = isHexadecimal ? text.dropFirst() : text
        let first = rest.startIndex
        var value: UInt32 = 0
        while let byte = rest.first, let digit = EncodedText.digit(byte), digit < radix {
            value = min(value * radix + UInt32(digit), 0x11_0000)
            rest.removeFirst()
        }
        guard rest.startIndex > first, let scalar = Unicode.Scalar(value) else { return nil }
        let hasEnd = rest.first == UInt8(ascii: ";")
        let length = rest.startIndex - start + (hasEnd ? 1 : 0)
        self.init(length: length, bytes: Array(String(Character(scalar)).utf8))
    }

    private static let names = [
        ("commat;", "@"), ("period;", "."), ("plus;", "+"), ("lowbar;", "_"), ("UnderBar;", "_"),
        ("hyphen;", "\u{2010}"), ("percnt;", "%"), ("num;", "#"), ("amp;", "&"), ("amp", "&"),
    ]
}
