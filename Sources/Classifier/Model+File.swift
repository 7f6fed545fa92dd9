import Foundation

/// The file of a model, in little-endian numbers: a page with the header, then the weights.
///
/// | offset | bytes | |
/// |---:|---:|---|
/// | 0 | 8 | `WINNOWM` and a line feed |
/// | 8 | 4 | format, 1 |
/// | 12 | 4 | 4: four bytes a weight; 1: packed |
/// | 16 | 4 | feature version |
/// | 20 | 4 | number of weights |
/// | 24 | 4 | bias |
/// | 32 | 8 | digest of the starter's weights |
/// | 40 | 24 | last lesson, ham and spam subjects |
/// | 64 | 8 | checksum of the header before it, and of the weights |
/// | 4096 | | the weights |
///
/// A packed weight is a multiple of 256, and that multiple is written as an LEB128 number whose lowest
/// bit is the sign (zigzag), in one to three bytes.
extension Model {
    static let headerByteCount = 4096
    static let packedScale: Int32 = 256
    private static let magic: [UInt8] = Array("WINNOWM\n".utf8)

    /// Maps a model from its file; the pages are shared with other processes.
    ///
    /// The file may be replaced meanwhile: what was mapped stays as it is. A file with packed
    /// weights, such as the starter, is unpacked into memory instead.
    ///
    /// - Throws: why it can't be read.
    public init(contentsOf path: String) throws(ModelFileError) {
        let mapping = try Self.map(path)
        let bytes = UnsafeRawBufferPointer(start: mapping.start, count: mapping.count)
        do throws(ModelFileError) {
            let isPacked = try Self.check(bytes, path)
            var record = ModelRecord(featureVersion: Self.number(bytes, 16))
            record.starter = Self.number(bytes, 32)
            record.lesson = Self.number(bytes, 40)
            record.ham = Self.number(bytes, 48)
            record.spam = Self.number(bytes, 56)
            let bias: Int32 = Self.number(bytes, 24)
            if !isPacked, Int32(1).littleEndian == 1 {
                let table = WeightTable(mapping: mapping, offset: Self.headerByteCount)
                self.init(table: table, bias: bias, record: record)
                return
            }
            guard let table = Self.unpacked(bytes, isPacked: isPacked) else { throw .damaged(path) }
            self.init(table: table, bias: bias, record: record)
            munmap(mapping.start, mapping.count)
        } catch {
            munmap(mapping.start, mapping.count)
            throw error
        }
    }

    private static func map(
        _ path: String
    ) throws(ModelFileError) -> (start: UnsafeMutableRawPointer, count: Int) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw errno == ENOENT
                ? .missing(path) : .system(path, reason: String(cString: strerror(errno)))
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .foreign(path)
        }
        let count = Int(status.st_size)
        guard count >= headerByteCount, count <= 8 << 20 else { throw .foreign(path) }
        let start = mmap(nil, count, PROT_READ, MAP_SHARED | MAP_POPULATE, file, 0)
        guard let start, start != MAP_FAILED else {
            throw .system(path, reason: String(cString: strerror(errno)))
        }
        return (start, count)
    }

    /// Whether the weights are packed, if all is well.
    private static func check(
        _ bytes: UnsafeRawBufferPointer, _ path: String
    ) throws(ModelFileError) -> Bool {
        let format: UInt32 = number(bytes, 8)
        let width: UInt32 = number(bytes, 12)
        let count: UInt32 = number(bytes, 20)
        guard bytes.prefix(8).elementsEqual(magic), format == 1, width == 4 || width == 1,
            count == UInt32(size)
        else { throw .foreign(path) }
        let isPacked = width == 1
        guard isPacked || bytes.count == headerByteCount + size * 4,
            checksum(bytes) == number(bytes, 64)
        else { throw .damaged(path) }
        return isPacked
    }

    /// The weights; nil if packed ones are too few, too many, or too large.
    private static func unpacked(
        _ bytes: UnsafeRawBufferPointer, isPacked: Bool
    ) -> WeightTable? {
        let table = WeightTable()
        guard isPacked else {
            for index in 0..<size {
                table.weights[index] = number(bytes, headerByteCount + index * 4)
            }
            return table
        }
        var rest = bytes[headerByteCount...]
        for index in 0..<size {
            guard let weight = nextPacked(&rest) else { return nil }
            table.weights[index] = Int32(weight) * packedScale
        }
        return rest.isEmpty ? table : nil
    }

    private static func nextPacked(_ rest: inout Slice<UnsafeRawBufferPointer>) -> Int16? {
        var folded: UInt32 = 0
        for place in 0..<3 {
            guard let byte = rest.popFirst() else { return nil }
            folded |= UInt32(byte & 0x7F) << UInt32(place * 7)
            guard byte >= 0x80 else {
                let half = Int32(folded >> 1)
                return Int16(exactly: folded & 1 == 0 ? half : -half - 1)
            }
        }
        return nil
    }

    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var digest = FileDigest()
        digest.add(UnsafeRawBufferPointer(rebasing: bytes[..<64]))
        digest.add(UnsafeRawBufferPointer(rebasing: bytes[headerByteCount...]))
        return digest.value
    }

    private static func number<Number: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, _ offset: Int
    ) -> Number {
        Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }
}

extension Model {
    /// Writes the model beside `path` and renames it there when it is safely on disk.
    ///
    /// - Parameters:
    ///   - path: where it goes; its folder exists.
    ///   - isPacked: whether weights are rounded to fewer bytes, as the starter's are.
    /// - Throws: what the system refused.
    public func write(to path: String, isPacked: Bool = false) throws(ModelFileError) {
        let temporary = "\(path).\(getpid()).tmp"
        let bytes = bytes(isPacked: isPacked)
        do throws(ModelFileError) {
            try Self.write(bytes, to: temporary)
            guard rename(temporary, path) == 0 else { throw Self.failure(path) }
        } catch {
            unlink(temporary)
            throw error
        }
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    /// The model as a file with packed weights would give it back.
    public var rounded: Model {
        let copy = WeightTable(copying: table)
        for index in 0..<Self.size {
            copy.weights[index] = Int32(Self.packed(copy.weights[index])) * Self.packedScale
        }
        return Model(table: copy, bias: bias, record: record)
    }

    private static func packed(_ weight: Int32) -> Int16 {
        Int16(clamping: Int((Double(weight) / Double(packedScale)).rounded()))
    }

    private func bytes(isPacked: Bool) -> [UInt8] {
        var bytes = Self.magic
        func append(_ number: some FixedWidthInteger) {
            withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
        }
        append(UInt32(1))
        append(UInt32(isPacked ? 1 : 4))
        append(record.featureVersion)
        append(UInt32(Self.size))
        append(bias)
        append(UInt32(0))
        append(record.starter)
        append(record.lesson)
        append(record.ham)
        append(record.spam)
        bytes.reserveCapacity(Self.headerByteCount + Self.size * 4)
        bytes += [UInt8](repeating: 0, count: Self.headerByteCount - bytes.count)
        for index in 0..<Self.size {
            let weight = table.weights[index]
            guard isPacked else {
                append(weight)
                continue
            }
            let number = Self.packed(weight)
            var folded = UInt16(bitPattern: number << 1 ^ number >> 15)
            while folded >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: folded) | 0x80)
                folded >>= 7
            }
            bytes.append(UInt8(folded))
        }
        let checksum = bytes.withUnsafeBytes { Self.checksum($0) }
        withUnsafeBytes(of: checksum.littleEndian) { bytes.replaceSubrange(64..<72, with: $0) }
        return bytes
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(ModelFileError) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.write(file, $0.baseAddress.map { $0 + written }, $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(path) }
            written += count
        }
        guard fsync(file) == 0 else { throw failure(path) }
    }

    private static func failure(_ path: String) -> ModelFileError {
        .system(path, reason: String(cString: strerror(errno)))
    }
}
