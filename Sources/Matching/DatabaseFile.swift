/// The layout of a cached file: magic, checksum of the rest, then length-prefixed sections.
enum DatabaseFile {
    private static let magic = Array("WINNOWHS".utf8)

    static func bytes(of compiled: CompiledEntries) -> [UInt8]? {
        var body: [UInt8] = []
        for database in [compiled.patterns, compiled.terms] {
            guard let database else {
                append([], to: &body)
                continue
            }
            guard let bytes = database.serialized() else { return nil }
            append(bytes, to: &body)
        }
        append(numbers(compiled.patternPlaces), to: &body)
        append(numbers(compiled.termPlaces), to: &body)
        append(
            numbers(
                compiled.twins.sorted { $0.key < $1.key }.flatMap { pair in
                    pair.value.flatMap { [pair.key, $0] }
                }), to: &body)
        append(numbers(compiled.refused.map(\.place)), to: &body)
        append(Array(compiled.refused.map(\.reason).joined(separator: "\n").utf8), to: &body)
        return magic + checksum(body) + body
    }

    static func read(_ file: UnsafeRawBufferPointer, entryCount: Int) -> CompiledEntries? {
        guard file.count > 24, file.prefix(8).elementsEqual(magic) else { return nil }
        var body = UnsafeRawBufferPointer(rebasing: file[24...])
        var print = Fingerprint()
        print.add(body)
        guard file[8..<24].elementsEqual(print.bytes) else { return nil }
        var sections: [UnsafeRawBufferPointer] = []
        while sections.count < 7, let section = take(&body) { sections.append(section) }
        guard sections.count == 7, body.isEmpty else { return nil }
        return compiled(sections, entryCount)
    }

    private static func compiled(
        _ sections: [UnsafeRawBufferPointer], _ entryCount: Int
    ) -> CompiledEntries? {
        var compiled = CompiledEntries()
        let places = sections[2...5].map { numbers($0) }
        guard places.allSatisfy({ $0.allSatisfy((0..<entryCount).contains) }) else { return nil }
        if !sections[0].isEmpty {
            guard let database = Database(serialized: sections[0]) else { return nil }
            compiled.patterns = database
        }
        if !sections[1].isEmpty {
            guard let database = Database(serialized: sections[1]) else { return nil }
            compiled.terms = database
        }
        (compiled.patternPlaces, compiled.termPlaces) = (places[0], places[1])
        for index in stride(from: 0, to: places[2].count - 1, by: 2) {
            compiled.twins[places[2][index], default: []].append(places[2][index + 1])
        }
        let reasons = String(decoding: sections[6], as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (index, place) in places[3].enumerated() {
            compiled.refused.append((place, reasons.indices.contains(index) ? reasons[index] : ""))
        }
        return compiled
    }

    private static func checksum(_ body: [UInt8]) -> [UInt8] {
        var print = Fingerprint()
        body.withUnsafeBytes { print.add($0) }
        return print.bytes
    }

    private static func append(_ section: [UInt8], to body: inout [UInt8]) {
        withUnsafeBytes(of: UInt64(section.count).littleEndian) { body += $0 }
        body += section
    }

    private static func take(_ body: inout UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard body.count >= 8 else { return nil }
        let count = UInt64(littleEndian: body.loadUnaligned(as: UInt64.self))
        guard count <= UInt64(body.count - 8) else { return nil }
        let section = UnsafeRawBufferPointer(rebasing: body[8..<8 + Int(count)])
        body = UnsafeRawBufferPointer(rebasing: body[(8 + Int(count))...])
        return section
    }

    private static func numbers(_ list: [Int]) -> [UInt8] {
        list.map { UInt32($0).littleEndian }.withUnsafeBytes { Array($0) }
    }

    private static func numbers(_ section: UnsafeRawBufferPointer) -> [Int] {
        (0..<section.count / 4).map { index in
            Int(
                UInt32(
                    littleEndian: section.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
            )
        }
    }
}
