import PCRE

/// Looks for many patterns and terms in one pass and names those worth running PCRE2 for.
///
/// libhs only proposes: whatever PCRE2 would find is among the candidates, and PCRE2 decides.
/// Scanning is thread safe.
public final class Prefilter: Sendable {
    /// Entries that are candidates for every text, with the reason; ascending by id.
    public let unfiltered: [(id: Int, reason: String)]

    private let ids: [Int]
    private let compiled: CompiledEntries
    private let pool: ScratchPool
    private let always: [Int]

    /// Compiles entries, or loads what an earlier call compiled from the same ones.
    ///
    /// Patterns that libhs cannot take, or would read differently, become `unfiltered`.
    ///
    /// - Parameters:
    ///   - entries: what to look for, in any order.
    ///   - cache: where compiled databases are kept; `nil` compiles every time.
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
            if let cache, let name { cache.store(fresh, as: name) }
            compiled = fresh
        }
        self.ids = ids
        unfiltered = compiled.refused.map { (ids[$0.place], $0.reason) }.sorted { $0.0 < $1.0 }
        always = unfiltered.map(\.id)
        pool = ScratchPool([compiled.patterns, compiled.terms].compactMap(\.self))
    }

    /// The ids of entries that may match a text: all that do and some that do not.
    ///
    /// - Returns: ids in ascending order, each once.
    public func candidates(in text: String) -> [Int] {
        if compiled.patterns == nil, compiled.terms == nil { return always }
        var text = text
        let found = text.withUTF8 { bytes in pool.withScratch { self.scan(bytes, $0) } }
        // Without memory or with a failing library every entry is worth a try.
        guard let places = found ?? nil else { return ids.sorted() }
        return places.isEmpty ? always : merged(places)
    }

    private func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ scratch: ScanScratch) -> [Int]? {
        scratch.reserve(bytes.count)
        let (count, hasOdd) = CaseFold.standard.fold(bytes, into: scratch.folded)
        var places: [Int] = []
        if let terms = compiled.terms {
            let folded = UnsafeBufferPointer(rebasing: scratch.folded[..<count])
            guard scratch.scan(terms, folded) else { return nil }
            for hit in scratch.hits {
                let place = compiled.termPlaces[Int(hit)]
                places.append(place)
                if let twins = compiled.twins[place] { places += twins }
            }
        }
        guard let patterns = compiled.patterns else { return places }
        if hasOdd { return places + compiled.patternPlaces }
        guard scratch.scan(patterns, bytes) else { return nil }
        for hit in scratch.hits { places.append(compiled.patternPlaces[Int(hit)]) }
        return places
    }

    private func merged(_ places: [Int]) -> [Int] {
        var found = places.map { ids[$0] } + always
        found.sort()
        return found
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
