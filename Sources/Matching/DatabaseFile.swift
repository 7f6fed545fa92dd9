/// The layout of a cached file: magic, checksum of the rest, then length-prefixed sections.
enum DatabaseFile {
    private static let magic = Array("WINNOWHS".utf8)

    static func bytes(of compiled: CompiledEntries) -> [UInt8]? {
        var body: [UInt8] = []
        guard let database = compiled.database, !database.isVectored,
            let bytes = database.serialized()
        else { return nil }
        append(bytes, to: &body)
        append(numbers(compiled.starts), to: &body)
        append(numbers(compiled.marks.map(\.number)), to: &body)
        append(numbers(compiled.places), to: &body)
        append(compiled.clauses, to: &body)
        append(numbers(compiled.refused.map { UInt32($0.place) }), to: &body)
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
        let starts = numbers(sections[1])
        let marks = numbers(sections[2]).map { BranchMark(number: $0) }
        let (places, clauses) = (numbers(sections[3]), Array(sections[4]))
        let refused = numbers(sections[5])
        let reasons = String(decoding: sections[6], as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard starts.first == 0, starts.last == UInt32(marks.count),
            zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }),
            marks.allSatisfy({ $0.branch < places.count }), clauses.count == places.count,
            places.allSatisfy({ $0 < entryCount }), refused.allSatisfy({ $0 < entryCount }),
            let database = Database(serialized: sections[0])
        else { return nil }
        var compiled = CompiledEntries(
            database: database, starts: starts, marks: marks, places: places, clauses: clauses)
        for (index, place) in refused.enumerated() {
            let reason = reasons.indices.contains(index) ? reasons[index] : ""
            compiled.refused.append((Int(place), reason))
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

    private static func numbers(_ list: [UInt32]) -> [UInt8] {
        list.map(\.littleEndian).withUnsafeBytes { Array($0) }
    }

    private static func numbers(_ section: UnsafeRawBufferPointer) -> [UInt32] {
        (0..<section.count / 4).map { index in
            UInt32(
                littleEndian: section.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
        }
    }
}
