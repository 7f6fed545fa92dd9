/// A text read byte by byte, each byte with the place in the original that it came from.
struct EncodedText {
    /// What is read.
    private(set) var bytes: [UInt8] = []
    /// Where each byte came from; one place may give several bytes.
    private(set) var places: [Range<Int>] = []

    /// The text as it is.
    init(_ text: String) {
        bytes = Array(text.utf8)
        places = bytes.indices.map { $0..<$0 + 1 }
    }

    private init() {}

    private mutating func append(_ byte: UInt8, from place: Range<Int>) {
        bytes.append(byte)
        places.append(place)
    }

    private func place(of range: Range<Int>) -> Range<Int> {
        places[range.lowerBound].lowerBound..<places[range.upperBound - 1].upperBound
    }

    /// All ways in which a browser might read it: as it is, with entities read, and with
    /// percent-encoding read once or twice.
    func readings(isHTML: Bool) -> [EncodedText] {
        var readings = [self]
        if hasReferences { readings.append(withEntitiesRead) }
        for _ in 0..<2 {
            guard let last = readings.last, last.hasPercent else { break }
            readings.append(last.withPercentRead)
        }
        guard isHTML, bytes.contains(UInt8(ascii: "<")) else { return readings }
        return readings + [withoutTags.withEntitiesRead]
    }

    /// Whether it may hold character references, which most texts with an `&` don't.
    private var hasReferences: Bool {
        bytes.indices.dropLast().contains { place in
            bytes[place] == UInt8(ascii: "&") && bytes[place + 1] != UInt8(ascii: " ")
        }
    }

    private var hasPercent: Bool {
        bytes.indices.dropLast(2).contains { place in
            bytes[place] == UInt8(ascii: "%") && Self.digit(bytes[place + 1]) != nil
        }
    }

    /// Capital letters of ASCII made small, or with `everyScript` of all scripts.
    func lowercased(everyScript: Bool) -> EncodedText {
        var result = EncodedText()
        var start = 0
        while start < bytes.count {
            guard bytes[start] >= 0x80, everyScript else {
                let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[start])
                result.append(isCapital ? bytes[start] | 0x20 : bytes[start], from: places[start])
                start += 1
                continue
            }
            var end = start + 1
            while end < bytes.count, end - start < 4, bytes[end] & 0xC0 == 0x80 { end += 1 }
            let character = String(decoding: bytes[start..<end], as: UTF8.self)
            let place = place(of: start..<end)
            for byte in character.lowercased().utf8 { result.append(byte, from: place) }
            start = end
        }
        return result
    }

    private var withPercentRead: EncodedText {
        replacingUnits(of: UInt8(ascii: "%")) { rest in
            guard rest.count > 2, let high = Self.digit(rest[rest.startIndex + 1]),
                let low = Self.digit(rest[rest.startIndex + 2])
            else { return nil }
            return (3, [high << 4 | low])
        }
    }

    private var withEntitiesRead: EncodedText {
        replacingUnits(of: UInt8(ascii: "&")) { rest in
            CharacterReference(rest).map { ($0.length, $0.bytes) }
        }
    }

    /// Without tags and comments; what only looks like the beginning of one is kept.
    private var withoutTags: EncodedText {
        // Once there is no `>` any more, looking for one again at each `<` would take too long.
        let last = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
        return replacingUnits(of: UInt8(ascii: "<")) { rest in
            guard rest.startIndex < last, rest.count > 1, Self.beginsTag(rest[rest.startIndex + 1]),
                let end = rest.firstIndex(of: UInt8(ascii: ">"))
            else { return nil }
            return (end - rest.startIndex + 1, [])
        }
    }

    private static func beginsTag(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// Reads what begins with `mark` by `read`, which gives its length and what it stands for.
    private func replacingUnits(
        of mark: UInt8, _ read: (ArraySlice<UInt8>) -> (Int, [UInt8])?
    ) -> EncodedText {
        var result = EncodedText()
        var start = 0
        while start < bytes.count {
            if bytes[start] == mark, let (length, values) = read(bytes[start...]) {
                let place = place(of: start..<start + length)
                for value in values { result.append(value, from: place) }
                start += length
            } else {
                result.append(bytes[start], from: places[start])
                start += 1
            }
        }
        return result
    }

    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
