/// Collects folded bytes and the pieces that map them to a source, front to back.
struct FoldWriter {
    private(set) var bytes: [UInt8] = []
    private(set) var pieces: [MappedPiece] = []
    /// Where the open verbatim piece begins in `bytes` and in the source, if one is open.
    private var openStart = -1
    private var openSource = 0

    init(capacity: Int) {
        bytes.reserveCapacity(capacity + 8)
    }

    /// Appends one byte that stands for one byte of the source.
    @inline(__always)
    mutating func append(_ byte: UInt8, at source: Int) {
        open(at: source)
        bytes.append(byte)
    }

    /// Appends ASCII of the source in lower case.
    mutating func append(lowercasing run: Slice<UnsafeBufferPointer<UInt8>>) {
        open(at: run.startIndex)
        let start = bytes.count
        bytes.append(contentsOf: run)
        bytes.withUnsafeMutableBufferPointer { bytes in
            for index in start..<bytes.count {
                let byte = bytes[index]
                bytes[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
            }
        }
    }

    /// Appends a plain entry for the source bytes `source`.
    @inline(__always)
    mutating func append(_ entry: FoldEntry, for source: Range<Int>) {
        let count = entry.count
        guard count > 0 else { return }
        var payload = entry.payload
        let lead = UInt8(truncatingIfNeeded: payload)
        let isVerbatim = count == source.count && UTF8Bytes.length(lead: lead) == count
        if isVerbatim { open(at: source.lowerBound) } else { close() }
        let start = bytes.count
        for _ in 0..<count {
            bytes.append(UInt8(truncatingIfNeeded: payload))
            payload >>= 8
        }
        guard !isVerbatim else { return }
        pieces.append(
            MappedPiece(start: start, count: count, source: source, isVerbatim: false))
    }

    /// Appends bytes that stand, all together, for `source`.
    mutating func append(_ text: [UInt8], for source: Range<Int>) {
        guard !text.isEmpty else { return }
        close()
        pieces.append(
            MappedPiece(start: bytes.count, count: text.count, source: source, isVerbatim: false))
        bytes.append(contentsOf: text)
    }

    /// Appends a space, or lets the space just written stand for `source` as well.
    @inline(__always)
    mutating func appendSpace(for source: Range<Int>) {
        if bytes.last == 0x20 {
            extendLastScalar(with: [0x20], upTo: source.upperBound)
        } else if source.count == 1 {
            append(0x20, at: source.lowerBound)
        } else {
            append([0x20], for: source)
        }
    }

    /// The scalar written last.
    var lastScalar: UInt32? {
        var start = bytes.count - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        guard start >= 0 else { return nil }
        return bytes.withUnsafeBufferPointer { UTF8Bytes.scalar(in: $0, at: start).value }
    }

    /// Replaces the scalar written last; what it stood for now reaches up to `sourceEnd`.
    mutating func extendLastScalar(with text: [UInt8], upTo sourceEnd: Int) {
        close()
        guard var piece = pieces.popLast() else { return }
        var length = 1
        while length < bytes.count, bytes[bytes.count - length] & 0xC0 == 0x80 { length += 1 }
        if piece.isVerbatim, Int(piece.count) > length {
            piece.count -= Int32(length)
            piece.sourceCount -= Int32(length)
            pieces.append(piece)
            piece = MappedPiece(
                start: piece.end, count: length, source: piece.sourceEnd..<piece.sourceEnd,
                isVerbatim: false)
        }
        bytes.removeLast(length)
        bytes.append(contentsOf: text)
        let source = Int(piece.sourceStart)..<max(sourceEnd, piece.sourceEnd)
        pieces.append(
            MappedPiece(
                start: Int(piece.start), count: bytes.count - Int(piece.start), source: source,
                isVerbatim: false))
    }

    /// What was written, as a text whose source is the text that was read.
    consuming func finished() -> MappedText {
        close()
        return MappedText(string: String(decoding: bytes, as: UTF8.self), pieces: pieces)
    }

    @inline(__always)
    private mutating func open(at source: Int) {
        if openStart >= 0 {
            if source - openSource == bytes.count - openStart { return }
            close()
        }
        openStart = bytes.count
        openSource = source
    }

    private mutating func close() {
        guard openStart >= 0 else { return }
        let count = bytes.count - openStart
        if count > 0 {
            pieces.append(
                MappedPiece(
                    start: openStart, count: count, source: openSource..<(openSource + count),
                    isVerbatim: true))
        }
        openStart = -1
    }
}
