import Foundation
import Matching
import Testing

@Suite("Arrays in a cache file")
struct CacheReaderTests {
    private let path = FileManager.default.temporaryDirectory.path + "/arrays-\(UUID())"
    private let key: [UInt8] = [1, 2, 3]

    private func write() {
        var writer = CacheWriter(magic: "TESTING1", key: key)
        writer.add([UInt64.max, 7])
        writer.add([UInt8]())
        writer.add([UInt16](0..<999))
        #expect(writer.write(to: path))
    }

    /// What is in the file; nil if it isn't sound.
    private func read(magic: String = "TESTING1", key: [UInt8] = [1, 2, 3]) -> [Int]? {
        guard var reader = CacheReader(path, magic: magic, key: key) else { return nil }
        let (first, second) = (reader.next(UInt64.self), reader.next(UInt8.self))
        let third = reader.next(UInt16.self)
        return reader.isSound ? [first.count, second.count, third.count, Int(third[998])] : nil
    }

    @Test("what was written is read")
    func same() {
        write()
        #expect(read() == [2, 0, 999, 998])
        #expect(read(magic: "TESTING2") == nil)
        #expect(read(key: [1, 2, 4]) == nil)
        #expect(read(key: []) == nil)
    }

    @Test("a damaged file, or half of one, isn't sound")
    func damaged() throws {
        write()
        let bytes = try Data(contentsOf: URL(filePath: path))
        for place in bytes.indices where place < 80 || place % 97 == 0 {
            var other = bytes
            other[place] ^= 0x80
            try other.write(to: URL(filePath: path))
            #expect(read() == nil, "byte \(place)")
            try bytes.prefix(place).write(to: URL(filePath: path))
            #expect(read() == nil, "\(place) bytes")
        }
        try (bytes + [0]).write(to: URL(filePath: path))
        #expect(read() == nil)
    }

    @Test("sizes that can't be are refused, whatever they add up to")
    func sizes() throws {
        write()
        let bytes = try Data(contentsOf: URL(filePath: path))
        // After the magic, the fingerprint and the key: the number of arrays and their sizes.
        for (place, value) in [(34, UInt8(0xFF)), (42, 0xFF), (43, 1), (27, 4), (28, 0xFF)] {
            var other = bytes
            other[place] = value
            try other.write(to: URL(filePath: path))
            #expect(read() == nil)
        }
    }

    @Test("it is sound only if all was read, in whole elements")
    func order() {
        write()
        guard var reader = CacheReader(path, magic: "TESTING1", key: key) else {
            Issue.record("the file isn't read")
            return
        }
        let first = reader.next(UInt64.self)
        let isSound = reader.isSound
        #expect(first == [.max, 7] && !isSound)
        _ = reader.next(UInt8.self)
        let rest = [reader.next(UInt32.self), reader.next(UInt32.self)]
        let isSoundInTheEnd = reader.isSound
        #expect(rest == [[], []] && !isSoundInTheEnd)
    }

    @Test("a folder and nothing are no file")
    func absent() {
        let nothing = CacheReader(path, magic: "TESTING1", key: key) == nil
        #expect(nothing)
        let folder = FileManager.default.temporaryDirectory.path
        let isFile = CacheReader(folder, magic: "TESTING1", key: key) != nil
        #expect(!isFile)
    }
}
