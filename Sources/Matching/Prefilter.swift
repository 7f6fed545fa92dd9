/// Looks for many patterns and terms in one pass and names those worth running PCRE2 for.
///
/// Every pattern and term is represented by sets of folded strings: each of its matches contains a
/// string of each set of one branch. libhs finds these strings. It only proposes: whatever PCRE2 would find is among the candidates, and
/// PCRE2 decides. Scanning is thread safe.
public final class Prefilter: Sendable {
    /// Entries that are candidates for every text, with the reason; ascending by id.
    public let unfiltered: [(id: Int, reason: String)]

    /// A database of fewer literals is compiled sooner than it would be worth a file.
    private static let minimumCachedCount = 2000

    private let compiled: CompiledEntries
    private let pool: ScratchPool
    /// Ids of all entries, ascending; an id's position here is its rank.
    private let ids: [Int]
    /// The rank of the entry of each branch.
    private let ranks: [Int]
    private let always: [Int]
    /// The ranks of `always`.
    private let alwaysRanks: BitSet

    /// Compiles entries, or loads what an earlier call compiled from the same ones.
    ///
    /// Patterns whose matches have no text in common, and those not understood, become `unfiltered`.
    ///
    /// - Parameters:
    ///   - entries: what to look for, in any order.
    ///   - cache: where large databases are kept; `nil` compiles every time.
    ///   - progress: told the share done, 0 to 1, now and then while compiling.
    /// - Throws: `PrefilterError`; a cache that cannot be read or written is not an error.
    public init(
        _ entries: [PrefilterEntry], cache: DatabaseCache? = nil,
        progress: (@Sendable (Double) -> Void)? = nil
    ) throws(PrefilterError) {
        let ids = entries.map(\.id)
        if let twin = Self.repeated(ids) { throw .duplicateID(twin) }
        let name = cache.map { _ in DatabaseCache.name(for: entries) }
        if let cache, let name, let loaded = cache.load(name, count: entries.count) {
            compiled = loaded
        } else {
            let fresh = try CompiledEntries.compile(entries) { progress?($0) }
            if let cache, let name, fresh.literalCount >= Self.minimumCachedCount {
                cache.store(fresh, as: name)
            }
            compiled = fresh
        }
        let sorted = ids.sorted()
        let rank = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
        self.ids = sorted
        unfiltered = compiled.refused.map { (ids[$0.place], $0.reason) }.sorted { $0.0 < $1.0 }
        always = unfiltered.map(\.id)
        ranks = compiled.places.map { rank[ids[Int($0)]] ?? 0 }
        var alwaysRanks = BitSet(below: ids.count)
        for id in always { if let rank = rank[id] { alwaysRanks.insert(rank) } }
        self.alwaysRanks = alwaysRanks
        let (database, literals, branches, entries) = (
            compiled.database, compiled.literalCount, compiled.places.count, ids.count
        )
        pool = ScratchPool {
            database.flatMap {
                ScanScratch(
                    $0, literalCount: literals, branchCount: branches, entryCount: entries)
            }
        }
    }

    /// The ids of entries that may match a text: all that do and some that do not.
    ///
    /// - Returns: ids in ascending order, each once.
    public func candidates(in text: String) -> [Int] {
        withScan { $0.candidates(in: text) }
    }

    /// Lends working memory to look through several texts, one after the other.
    public func withScan<Result>(_ body: (PrefilterScan) -> Result) -> Result {
        pool.withScratch { body(PrefilterScan(prefilter: self, scratch: $0)) }
    }

    /// The same with working memory lent before; `nil` is the lack of it.
    func candidates(in text: String, with scratch: ScanScratch?) -> [Int] {
        guard let database = compiled.database else { return always }
        var text = text
        let found = text.withUTF8 { bytes in
            scratch?.found(in: bytes) { scratch, folded in
                scratch.hits(database, in: folded).map {
                    candidates(with: $0, &scratch.seenClauses, &scratch.candidates)
                }
            }
        }
        // Without memory or with a failing library every entry is worth a try.
        return (found ?? nil) ?? ids
    }

    /// The ids of entries that have a branch whose clauses are all among the literals, and of those
    /// that are always candidates.
    private func candidates(
        with literals: UnsafeBufferPointer<UInt32>, _ seenClauses: inout [UInt8],
        _ found: inout BitSet
    ) -> [Int] {
        if literals.isEmpty { return always }
        found.restart(with: alwaysRanks)
        for literal in literals {
            for number in compiled.marks(of: literal) {
                let mark = compiled.marks[number]
                seenClauses[mark.branch] |= mark.bit
                guard seenClauses[mark.branch] == compiled.clauses[mark.branch] else { continue }
                found.insert(ranks[mark.branch])
            }
        }
        for literal in literals {
            for number in compiled.marks(of: literal) {
                seenClauses[compiled.marks[number].branch] = 0
            }
        }
        return found.elements(of: ids)
    }

    private static func repeated(_ ids: [Int]) -> Int? {
        var last: Int?
        for id in ids.sorted() {
            if id == last { return id }
            last = id
        }
        return nil
    }
}
