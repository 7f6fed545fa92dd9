import Glibc

/// Reads what `CacheWriter` wrote, each array straight into memory of its own.
///
/// The arrays are to be used only if `isSound` in the end. Even then their numbers are what the file
/// says: whoever uses them as places in memory checks them first.
public struct CacheReader: ~Copyable {
    private let descriptor: CInt
    private let expected: [UInt8]
    private var sizes: ArraySlice<Int>
    private var print: Fingerprint
    private var isReadable = true

    /// The most arrays that a file may have.
    private static let maximumCount = 1 << 16

    /// Opens a file; nil if it isn't there or is of another kind, from something else or cut short.
    ///
    /// - Parameters:
    ///   - path: the file's path.
    ///   - magic: as it was written.
    ///   - key: as it was written.
    public init?(_ path: String, magic: String, key: [UInt8]) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard let head = Self.head(descriptor, magic: magic, key: key) else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        (expected, sizes) = (head.print, head.sizes[...])
        print = Fingerprint()
        key.withUnsafeBytes { print.add($0) }
    }

    deinit { close(descriptor) }

    /// The next array; empty if there is none, or its bytes are no whole number of elements.
    public mutating func next<Element: BitwiseCopyable>(
        _: Element.Type = Element.self
    ) -> [Element] {
        guard isReadable, let size = sizes.popFirst(), size % MemoryLayout<Element>.stride == 0
        else {
            isReadable = false
            return []
        }
        var isWhole = false
        let list = [Element](
            unsafeUninitializedCapacity: size / MemoryLayout<Element>.stride
        ) { buffer, count in
            isWhole = Self.read(descriptor, into: UnsafeMutableRawBufferPointer(buffer), size)
            count = isWhole ? size / MemoryLayout<Element>.stride : 0
        }
        isReadable = isWhole
        list.withUnsafeBytes { print.add($0) }
        return list
    }

    /// Whether all was read, and is what was written.
    public var isSound: Bool { isReadable && sizes.isEmpty && print.bytes == expected }

    /// The fingerprint and the sizes; nil unless they fit the file.
    private static func head(
        _ descriptor: CInt, magic: String, key: [UInt8]
    ) -> (print: [UInt8], sizes: [Int])? {
        var status = stat()
        let (magicCount, printCount) = (CacheWriter.magicByteCount, CacheWriter.printByteCount)
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let start = bytes(descriptor, magicCount + printCount + key.count + 8),
            start.starts(with: CacheWriter.magic(magic)),
            start.dropFirst(magicCount + printCount).starts(with: key)
        else { return nil }
        let number = start.suffix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard number <= UInt64(maximumCount), let table = bytes(descriptor, Int(number) * 8) else {
            return nil
        }
        var rest = Int(status.st_size) - start.count - table.count
        var sizes: [Int] = []
        for index in 0..<Int(number) {
            let size = table.withUnsafeBytes {
                $0.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
            }
            guard rest >= 0, size <= UInt64(rest) else { return nil }
            sizes.append(Int(size))
            rest -= Int(size)
        }
        return rest == 0 ? (Array(start[magicCount..<magicCount + printCount]), sizes) : nil
    }

    private static func bytes(_ descriptor: CInt, _ count: Int) -> [UInt8]? {
        var isWhole = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            isWhole = read(descriptor, into: UnsafeMutableRawBufferPointer(buffer), count)
            written = isWhole ? count : 0
        }
        return isWhole ? bytes : nil
    }

    private static func read(
        _ descriptor: CInt, into buffer: UnsafeMutableRawBufferPointer, _ count: Int
    ) -> Bool {
        var done = 0
        while done < count {
            let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: done), count - done)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return false }
            done += got
        }
        return true
    }
}
