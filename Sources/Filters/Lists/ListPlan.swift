import Crypto

/// The lists of a set in the order of their numbers: what an index of their terms is made from.
struct ListPlan {
    /// One list, or the exceptions from one.
    struct Part {
        let file: String
        let kind: ListKind

        /// Whether its entries are among the terms.
        var hasTerms: Bool { [.substring, .word, .glob].contains(kind) }
    }

    private(set) var parts: [Part] = []
    /// The files of all lists, each once.
    private(set) var files: [String] = []

    /// Adds the next list.
    mutating func add(_ file: String, _ kind: ListKind) {
        parts.append(Part(file: file, kind: kind))
        if !files.contains(file) { files.append(file) }
    }

    /// Tells what an index depends on from anything else.
    ///
    /// - Parameter fingerprint: SHA-256 of a file.
    /// - Returns: SHA-256 over all of it.
    func key(_ fingerprint: (String) -> [UInt8]) -> [UInt8] {
        var hash = SHA256()
        let strides = [MemoryLayout<TermIndex.Term>.stride, MemoryLayout<ListText.Entry>.stride]
        hash.update(data: [TermIndex.cacheVersion] + strides.map { UInt8(truncatingIfNeeded: $0) })
        hash.update(data: Self.foldingProbe)
        for part in parts {
            hash.update(data: Array("\(part.kind.rawValue) \(part.file.utf8.count) ".utf8))
            hash.update(data: Array(part.file.utf8))
            hash.update(data: fingerprint(part.file))
        }
        return Array(hash.finalize())
    }

    /// Letters to which each of the later versions of Unicode gave a lower case, with their case
    /// folded: differs where another version of ICU folds.
    private static var foldingProbe: [UInt8] {
        CaselessText("\u{1C89}\u{A7CB}\u{10D50}\u{A7CE}\u{A7D4}\u{16EA0}").bytes
    }
}
