import Synchronization

/// The foldings of all scalars, computed a page at a time when first needed.
///
/// Reading is lock-free: a page is computed, then published once; a racing loser frees its own.
/// `@unchecked Sendable` because the pages are raw memory that never changes once published.
final class FoldTable: @unchecked Sendable {
    static let shared = FoldTable()

    private static let pageSize = 128
    private static let pageCount = 0x110000 / pageSize
    private let pages: UnsafeMutablePointer<Atomic<UnsafePointer<UInt64>?>>
    private let sequences = Mutex<[[UInt8]]>([])

    private init() {
        pages = .allocate(capacity: Self.pageCount)
        for index in 0..<Self.pageCount { (pages + index).initialize(to: Atomic(nil)) }
    }

    /// The folding of a scalar value below 0x110000.
    @inline(__always)
    func entry(_ scalar: UInt32) -> FoldEntry {
        let index = Int(scalar) / Self.pageSize
        guard index < Self.pageCount else { return FoldEntry(bits: 0) }
        if let page = pages[index].load(ordering: .acquiring) {
            return FoldEntry(bits: page[Int(scalar) % Self.pageSize])
        }
        return FoldEntry(bits: publishedPage(index)[Int(scalar) % Self.pageSize])
    }

    /// The bytes of an entry of kind `sequence`.
    func sequence(_ entry: FoldEntry) -> [UInt8] {
        sequences.withLock { all in
            let index = Int(entry.payload)
            return index < all.count ? all[index] : []
        }
    }

    @inline(never)
    private func publishedPage(_ index: Int) -> UnsafePointer<UInt64> {
        let page = UnsafeMutablePointer<UInt64>.allocate(capacity: Self.pageSize)
        for offset in 0..<Self.pageSize {
            let folding = ScalarFolding(UInt32(index * Self.pageSize + offset))
            (page + offset).initialize(to: entry(for: folding).bits)
        }
        let (isOurs, existing) = pages[index].compareExchange(
            expected: nil, desired: UnsafePointer(page), ordering: .acquiringAndReleasing)
        if !isOurs, let existing {
            page.deallocate()
            return existing
        }
        return UnsafePointer(page)
    }

    private func entry(for folding: ScalarFolding) -> FoldEntry {
        switch folding.kind {
        case .space:
            return FoldEntry(kind: .space, utf8: [0x20], wordClass: .none)
        case .composing:
            return FoldEntry(kind: .composing, utf8: folding.utf8, wordClass: .part)
        case .bytes, .sequence:
            guard folding.utf8.count > 4 || folding.scalars.count > 1 && folding.isComposing else {
                return FoldEntry(
                    kind: .bytes, utf8: folding.utf8, wordClass: folding.wordClass)
            }
            let index = sequences.withLock { all in
                all.append(folding.utf8)
                return all.count - 1
            }
            return FoldEntry(sequence: index)
        }
    }
}
