import CHyperscan
import Glibc

/// Working memory for one scan at a time: libhs scratch, folded text and hits.
///
/// Unchecked because it holds C memory: `ScratchPool` lends it to one scan at a time.
final class ScanScratch: @unchecked Sendable {
    private let pointer: OpaquePointer
    private let log: UnsafeMutablePointer<HitLog>
    /// The folded text, and the one before.
    private var texts: (now: FoldedText, last: FoldedText)
    /// Which clauses of each branch were seen; all zero between scans.
    var seenClauses: [UInt8]
    /// The ranks of the candidates that are being collected.
    var candidates: BitSet
    /// What was found in the last text.
    private var found: [Int]?

    /// Memory fit for a database of so many literals, branches and entries; `nil` without memory.
    init?(_ database: Database, literalCount: Int, branchCount: Int, entryCount: Int) {
        var scratch: OpaquePointer?
        guard chs_alloc_scratch(database.pointer, &scratch) == HS_SUCCESS, let scratch else {
            return nil
        }
        pointer = scratch
        log = .allocate(capacity: 1)
        log.initialize(to: HitLog(capacity: literalCount))
        texts = (FoldedText(), FoldedText())
        seenClauses = [UInt8](repeating: 0, count: branchCount)
        candidates = BitSet(below: entryCount)
    }

    deinit {
        chs_free_scratch(pointer)
        log.pointee.deallocate()
        log.deallocate()
        texts.now.deallocate()
        texts.last.deallocate()
    }

    /// What `make` finds in the folded form of a text, or found there when the text before had the
    /// same one, as the views of one comment often have; `nil` if it does.
    func found(
        in bytes: UnsafeBufferPointer<UInt8>,
        orBy make: (ScanScratch, UnsafeBufferPointer<UInt8>) -> [Int]?
    ) -> [Int]? {
        texts = (now: texts.last, last: texts.now)
        texts.now.fold(bytes)
        if let found, texts.now.isSame(as: texts.last) { return found }
        found = make(self, texts.now.bytes)
        return found
    }

    /// The numbers that occur in the bytes, each once, in any order, until the next scan; `nil` if
    /// libhs fails.
    func hits(
        _ database: Database, in bytes: UnsafeBufferPointer<UInt8>
    ) -> UnsafeBufferPointer<UInt32>? {
        log.pointee.removeAll()
        guard let count = UInt32(exactly: bytes.count) else { return nil }
        let onMatch: match_event_handler = { id, _, _, _, log in
            guard let log else { return 1 }
            log.assumingMemoryBound(to: HitLog.self).pointee.note(id)
            return 0
        }
        let status = bytes.withMemoryRebound(to: CChar.self) { text in
            var (start, length) = (text.baseAddress, count)
            return database.isVectored
                ? chs_scan_vector(database.pointer, &start, &length, 1, 0, pointer, onMatch, log)
                : chs_scan(database.pointer, start, count, 0, pointer, onMatch, log)
        }
        return status == HS_SUCCESS ? log.pointee.hits : nil
    }
}

/// Memory for the folded form of one text after the other.
struct FoldedText {
    private var memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 4096)
    private var count = 0

    func deallocate() { memory.deallocate() }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: memory[..<count]) }

    /// Takes another text's place.
    mutating func fold(_ text: UnsafeBufferPointer<UInt8>) {
        let capacity = CaseFold.capacity(text.count)
        if capacity > memory.count {
            memory.deallocate()
            memory = .allocate(capacity: capacity)
        }
        count = CaseFold.standard.fold(text, into: memory)
    }

    func isSame(as other: FoldedText) -> Bool {
        guard count == other.count else { return false }
        guard let one = memory.baseAddress, let two = other.memory.baseAddress else { return true }
        return memcmp(one, two, count) == 0
    }
}
