/// Arrays of plain numbers on their way into one file, for `CacheReader`.
///
/// The file is for the machine that wrote it: numbers stand as they stand in memory.
public struct CacheWriter {
    static let magicByteCount = 8
    static let printByteCount = 16

    private let magic: [UInt8]
    private let key: [UInt8]
    private var sizes: [UInt64] = []
    private var body: [UInt8] = []
    private var print = Fingerprint()

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - magic: what kind of file it is; the first 8 bytes of it count.
    ///   - key: what the arrays were made from, such as a hash.
    public init(magic: String, key: [UInt8]) {
        self.magic = Self.magic(magic)
        self.key = key
        key.withUnsafeBytes { print.add($0) }
    }

    /// Adds an array, whose elements must have no padding.
    public mutating func add<Element: BitwiseCopyable>(_ list: [Element]) {
        list.withUnsafeBytes { bytes in
            sizes.append(UInt64(bytes.count))
            print.add(bytes)
            body += bytes
        }
    }

    /// Writes the file; see `CacheFile.write`.
    @discardableResult
    public func write(to path: String) -> Bool {
        var head = magic + print.bytes + key
        withUnsafeBytes(of: UInt64(sizes.count)) { head += $0 }
        sizes.withUnsafeBytes { head += $0 }
        return CacheFile.write(head + body, to: path)
    }

    /// Eight bytes.
    static func magic(_ text: String) -> [UInt8] {
        let padding = [UInt8](repeating: 0, count: magicByteCount)
        return Array((Array(text.utf8) + padding).prefix(magicByteCount))
    }
}
