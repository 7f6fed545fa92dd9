import Text

/// Maps a decoded text node back to the slice of HTML it was decoded from.
///
/// It walks both side by side. Where they differ there was an entity, a tag that Gumbo ignored, or
/// a character that it replaced.
struct EntityAlignment {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let decoded: [UInt8]
    private let end: Int
    private var position: Int
    private var offset = 0
    private var runStart: Int

    /// `source` is the slice of `bytes` that `decoded` came from, and not empty.
    init(decoded: [UInt8], source: Range<Int>, bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        self.decoded = decoded
        end = source.upperBound
        position = source.lowerBound
        runStart = source.lowerBound
    }

    /// Appends the decoded text to `builder`, whose source is `bytes`.
    mutating func append(to builder: inout MappedTextBuilder) {
        while offset < decoded.count {
            guard position < end else {
                flush(to: &builder)
                append(decoded.count - offset, for: (end - 1)..<end, to: &builder)
                return
            }
            if bytes[position] == 0x26, let entity = entity() {
                flush(to: &builder)
                let source = position..<(position + entity.length)
                append(entity.decodedCount, for: source, to: &builder)
                position = source.upperBound
                runStart = position
            } else {
                step(to: &builder)
            }
        }
        flush(to: &builder)
    }

    /// Takes a scalar that is the same on both sides, or gets past a difference.
    private mutating func step(to builder: inout MappedTextBuilder) {
        let length = min(scalarLength(bytes[position]), end - position)
        let isSame =
            offset + length <= decoded.count
            && (0..<length).allSatisfy { bytes[position + $0] == decoded[offset + $0] }
        if isSame {
            position += length
            offset += length
            return
        }
        flush(to: &builder)
        let isReplaced = decoded[offset...].starts(with: [0xEF, 0xBF, 0xBD])
        if bytes[position] == 0x3C {
            while position < end, bytes[position] != 0x3E { position += 1 }
            position = min(position + 1, end)
        } else {
            // Gumbo shows controls as U+FFFD; the text keeps what was written.
            if isReplaced {
                builder.append(sourceRange: position..<(position + length))
                offset += 3
            }
            position += length
        }
        runStart = position
    }

    private mutating func flush(to builder: inout MappedTextBuilder) {
        if runStart < position { builder.append(sourceRange: runStart..<position) }
        runStart = position
    }

    private mutating func append(
        _ count: Int, for source: Range<Int>, to builder: inout MappedTextBuilder
    ) {
        let part = decoded[offset..<(offset + count)]
        builder.append(replacement: String(decoding: part, as: UTF8.self), for: source)
        offset += count
    }

    // MARK: Entities

    private typealias Match = (length: Int, decodedCount: Int)

    /// The entity at `position`, if what stands there was decoded as one.
    private func entity() -> Match? {
        guard position + 1 < end else { return nil }
        if bytes[position + 1] == 0x23 { return numericEntity() }
        var nameEnd = position + 1
        while nameEnd < end, nameEnd - position < 34, isNameByte(bytes[nameEnd]) { nameEnd += 1 }
        let count = nameEnd - position
        guard count > 2 else { return nil }
        if decoded[offset] == 0x26 { return ampersand() }
        if nameEnd < end, bytes[nameEnd] == 0x3B {
            if let match = match(length: count + 1, scalarCount: 1) { return match }
            if let match = match(length: count + 1, scalarCount: 2) { return match }
        }
        // Names that need no semicolon have up to six letters and stand for one scalar.
        for length in stride(from: min(count, 7), through: 3, by: -1) {
            if let match = match(length: length, scalarCount: 1) { return match }
        }
        return nil
    }

    private func numericEntity() -> Match? {
        var index = position + 2
        let isHex = index < end && bytes[index] | 0x20 == 0x78
        if isHex { index += 1 }
        let first = index
        while index < end, isHex ? isHexByte(bytes[index]) : 0x30...0x39 ~= bytes[index] {
            index += 1
        }
        guard index > first else { return nil }
        if index < end, bytes[index] == 0x3B { index += 1 }
        return (index - position, decodedLength(at: offset))
    }

    private func ampersand() -> Match? {
        let name = bytes[(position + 1)..<min(position + 4, end)]
        guard name.elementsEqual("amp".utf8) || name.elementsEqual("AMP".utf8) else { return nil }
        let hasSemicolon = position + 4 < end && bytes[position + 4] == 0x3B
        return (hasSemicolon ? 5 : 4, 1)
    }

    /// An entity of this length, decoded to one scalar or two, if what follows agrees.
    private func match(length: Int, scalarCount: Int) -> Match? {
        var count = decodedLength(at: offset)
        if scalarCount == 2 {
            guard offset + count < decoded.count else { return nil }
            count += decodedLength(at: offset + count)
        }
        return agrees(position + length, offset + count) ? (length, count) : nil
    }

    private func agrees(_ position: Int, _ offset: Int) -> Bool {
        for distance in 0..<4 {
            guard position + distance < end else {
                return offset + distance >= decoded.count
            }
            let byte = bytes[position + distance]
            if byte == 0x26 || byte == 0x3C || byte == 0x0D || byte == 0 { return true }
            guard offset + distance < decoded.count, byte == decoded[offset + distance] else {
                return false
            }
        }
        return true
    }

    private func decodedLength(at offset: Int) -> Int {
        min(scalarLength(decoded[offset]), decoded.count - offset)
    }

    private func scalarLength(_ lead: UInt8) -> Int {
        if lead < 0xC0 { return 1 }
        if lead < 0xE0 { return 2 }
        return lead < 0xF0 ? 3 : 4
    }

    private func isNameByte(_ byte: UInt8) -> Bool { LinkBytes.isLabel(byte) }

    private func isHexByte(_ byte: UInt8) -> Bool { WebHost.hexValue(byte) != nil }
}
