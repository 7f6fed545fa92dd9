import Foundation

/// Reads files of lines in pieces of whole lines, however long the files are.
struct CorpusReader {
    /// Some lines that follow one another.
    struct Piece: Sendable {
        /// The file as it was named.
        var file: String
        /// Number of the first line, from 1.
        var firstLine: Int
        /// How many lines that aren't blank came before, in all files.
        var firstOrdinal: Int
        /// The lines, each with its line feed.
        var bytes: [UInt8]
    }

    /// The longest line, in bytes.
    static let maximumLineByteCount = 16 << 20
    private static let pieceByteCount = 256 << 10

    private var files: ArraySlice<String>
    private var current: (file: String, handle: FileHandle)?
    private var line = 1
    private var ordinal = 0
    private var rest: [UInt8] = []

    /// Reads files in order; `-` is standard input.
    init(_ files: [String]) { self.files = files[...] }

    /// The next lines; nil at the end of the last file.
    ///
    /// - Throws: `CommandFailure` if a file can't be read, or a line is longer than 16 MiB.
    mutating func next() throws -> Piece? {
        while true {
            guard let (file, handle) = try open() else { return nil }
            let more: Data?
            do { more = try handle.read(upToCount: Self.pieceByteCount) } catch {
                throw CommandFailure(.io, "\(file): cannot be read")
            }
            guard let more, !more.isEmpty else {
                let last = rest
                rest = []
                current = nil
                if last.isEmpty { continue }
                return piece(file, last + [UInt8(ascii: "\n")])
            }
            guard let end = more.lastIndex(of: UInt8(ascii: "\n")) else {
                rest += more
                guard rest.count <= Self.maximumLineByteCount else {
                    throw CommandFailure(.badInput, "\(file):\(line): a line of more than 16 MiB")
                }
                continue
            }
            let bytes = rest + more[more.startIndex...end]
            rest = [UInt8](more[(end + 1)...])
            return piece(file, bytes)
        }
    }

    private mutating func open() throws -> (file: String, handle: FileHandle)? {
        if let current { return current }
        guard let file = files.popFirst() else { return nil }
        guard let handle = file == "-" ? .standardInput : FileHandle(forReadingAtPath: file) else {
            throw CommandFailure(.badInput, "\(file): cannot be read")
        }
        line = 1
        current = (file, handle)
        return current
    }

    private mutating func piece(_ file: String, _ bytes: [UInt8]) -> Piece {
        let piece = Piece(file: file, firstLine: line, firstOrdinal: ordinal, bytes: bytes)
        Self.forEachLine(in: bytes) { _, isBlank in
            line += 1
            if !isBlank { ordinal += 1 }
        }
        return piece
    }

    /// Calls `body` with each line, without its line feed, and whether it is blank.
    static func forEachLine(in bytes: [UInt8], _ body: (ArraySlice<UInt8>, Bool) -> Void) {
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let line = bytes[start..<end]
            body(line, !line.contains { !" \t\r".utf8.contains($0) })
            start = end + 1
        }
    }
}
