/// Looks for many patterns and terms in one pass and names those worth running PCRE2 for.
///
/// Every pattern and term is represented by folded strings of which each of its matches contains
/// one; libhs finds these. It only proposes: whatever PCRE2 would find is among the candidates, and
/// PCRE2 decides. Scanning is thread safe.
public final class Prefilter: Sendable {
    /// Entries that are candidates for every text, with the reason; ascending by id.
    public let unfiltered: [(id: Int, reason: String)]

    /// A database of fewer literals is compiled sooner than it would be worth a file.
    private static let minimumCachedCount = 2000

    private let ids: [Int]
    private let compiled: CompiledEntries
    private let pool: ScratchPool
    private let always: [Int]

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
        self.ids = ids
        unfiltered = compiled.refused.map { (ids[$0.place], $0.reason) }.sorted { $0.0 < $1.0 }
        always = unfiltered.map(\.id)
        pool = ScratchPool(compiled.database)
    }

    /// The ids of entries that may match a text: all that do and some that do not.
    ///
    /// - Returns: ids in ascending order, each once.
    public func candidates(in text: String) -> [Int] {
        guard let database = compiled.database else { return always }
        var text = text
        let found = text.withUTF8 { bytes in pool.withScratch { scan(database, bytes, $0) } }
        // Without memory or with a failing library every entry is worth a try.
        guard let found = found ?? nil else { return ids.sorted() }
        return found.isEmpty ? always : merged(found)
    }

    /// The places of the entries with a literal in a text, in any order; `nil` if libhs fails.
    private func scan(
        _ database: Database, _ bytes: UnsafeBufferPointer<UInt8>, _ scratch: ScanScratch
    ) -> [Int]? {
        scratch.reserve(bytes.count)
        let count = CaseFold.standard.fold(bytes, into: scratch.folded)
        let folded = UnsafeBufferPointer(rebasing: scratch.folded[..<count])
        guard scratch.scan(database, folded) else { return nil }
        if scratch.hits.isEmpty { return [] }
        return scratch.hits.flatMap { compiled.places(of: $0).map { ids[Int($0)] } }
    }

    /// Found ids and those that are always candidates, ascending and each once.
    private func merged(_ found: [Int]) -> [Int] {
        var merged: [Int] = []
        merged.reserveCapacity(found.count + always.count)
        var rest = always[...]
        for id in found.sorted() where id != merged.last {
            while let next = rest.first, next < id {
                merged.append(next)
                rest.removeFirst()
            }
            merged.append(id)
        }
        return merged + rest
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
