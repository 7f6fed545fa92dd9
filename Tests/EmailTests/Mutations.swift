import TestSupport

/// A seeded stream of texts near to addresses, and some that are nothing like one.
struct Mutations {
    private var numbers: SeededRandom

    private static let seeds: [String] = [
        "rosa@example.org", "\"a b\"@c.com", "a@[IPv6:2001:db8::1]", "a@[192.0.2.1]",
        "(c)a.(d)b@x.(e)y.com", "josé@münchen.example", "伊昭傑@郵件。商務", "a@xn--mnchen-3ya.de",
        "a..b@c.com", " \r\n a@b.co", "\"\\\u{0}\"@b.co", "a@-b-.c", "Rosa <a@b.co>",
        "e\u{301}\u{200D}@b.co", "a@b", "x+y@gmial.con", "a@аррӏе.com", "a@[x\\]y]",
    ]

    private static let pieces: [String] = [
        "@", ".", "..", "\"", "\\", "(", ")", "[", "]", " ", "\r\n", "\r", "\n", "\t", "-", "_",
        ",", ";", "<", ">", ":", "xn--", "IPv6:", "::", "1", "é", "ü", "。", "\u{AD}", "\u{200B}",
        "\u{202E}", "\u{0}", "\u{7F}", "\u{85}", "\u{FFFF}", "🚀", "a", "B", "com",
        String(repeating: "x", count: 70),
    ]

    init(seed: UInt64) {
        numbers = SeededRandom(seed: seed)
    }

    private mutating func random(below bound: Int) -> Int {
        Int(numbers.next() % UInt64(bound))
    }

    mutating func next() -> String {
        if random(below: 10) == 0 {
            let count = random(below: 40)
            let bytes = (0..<count).map { _ in UInt8(random(below: 256)) }
            return String(decoding: bytes, as: UTF8.self)
        }
        var scalars = Array(Self.seeds[random(below: Self.seeds.count)].unicodeScalars)
        for _ in 0..<random(below: 4) {
            let place = random(below: scalars.count + 1)
            switch random(below: 3) {
            case 0: if place < scalars.count { scalars.remove(at: place) }
            case 1: if place < scalars.count { scalars.swapAt(place, 0) }
            default:
                let piece = Self.pieces[random(below: Self.pieces.count)]
                scalars.insert(contentsOf: piece.unicodeScalars, at: place)
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
