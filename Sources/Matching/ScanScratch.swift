import CHyperscan

/// Working memory for one scan at a time: libhs scratch, folded text and hits.
///
/// Unchecked because it holds C memory: `ScratchPool` lends it to one scan at a time.
final class ScanScratch: @unchecked Sendable {
    let pointer: OpaquePointer
    var folded: UnsafeMutableBufferPointer<UInt8>
    private(set) var hits: [UInt32] = []
    private var seen: [UInt64] = []

    /// Memory fit for a database; `nil` without memory.
    init?(_ database: Database) {
        var scratch: OpaquePointer?
        guard hs_alloc_scratch(database.pointer, &scratch) == HS_SUCCESS, let scratch else {
            return nil
        }
        pointer = scratch
        folded = .allocate(capacity: 4096)
    }

    deinit {
        hs_free_scratch(pointer)
        folded.deallocate()
    }

    /// Makes room for the folded form of so many bytes.
    func reserve(_ byteCount: Int) {
        let capacity = CaseFold.capacity(byteCount)
        guard capacity > folded.count else { return }
        folded.deallocate()
        folded = .allocate(capacity: capacity)
    }

    /// Puts into `hits` the numbers that occur in the bytes, each once, in any order; `false` if
    /// libhs fails.
    func scan(_ database: Database, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for hit in hits { seen[Int(hit >> 6)] = 0 }
        hits.removeAll(keepingCapacity: true)
        guard let count = UInt32(exactly: bytes.count) else { return false }
        let context = Unmanaged.passUnretained(self).toOpaque()
        let onMatch: match_event_handler = { id, _, _, _, context in
            guard let context else { return 1 }
            Unmanaged<ScanScratch>.fromOpaque(context).takeUnretainedValue().note(id)
            return 0
        }
        let status = bytes.withMemoryRebound(to: CChar.self) { text in
            var (start, length) = (text.baseAddress, count)
            return database.isVectored
                ? hs_scan_vector(
                    database.pointer, &start, &length, 1, 0, pointer, onMatch, context)
                : hs_scan(database.pointer, start, count, 0, pointer, onMatch, context)
        }
        return status == HS_SUCCESS
    }

    private func note(_ id: UInt32) {
        let (word, bit) = (Int(id >> 6), UInt64(1) << UInt64(id & 63))
        if word >= seen.count {
            seen += Array(repeating: 0, count: word + 1 - seen.count)
        }
        if seen[word] & bit != 0 { return }
        seen[word] |= bit
        hits.append(id)
    }
}
