import Foundation
import Glibc
import Matching

/// The compiled lists of the last set that loaded without an error: their entries, and one index of
/// their terms.
///
/// It is one file, `lists.index`, safe to delete at any time. It belongs to the lists' texts, their
/// kinds and order, and this version of our format; one that is of others, or damaged, is as if
/// nothing were kept. Few terms are indexed sooner than they would be read.
struct ListCache {
    /// What was kept.
    struct Content {
        /// By the file's name.
        var texts: [String: ListText]
        var terms: TermIndex
    }

    private static let magic = "WINNOWLI"
    /// An index of fewer terms isn't kept.
    private static let fewestTerms = 2000

    private let folder: String
    private let path: String
    private let plan: ListPlan
    private let key: [UInt8]

    /// - Parameters:
    ///   - folder: the folder of caches.
    ///   - plan: the lists.
    ///   - fingerprint: SHA-256 of a list's file.
    init(folder: String, plan: ListPlan, fingerprint: (String) -> [UInt8]) {
        self.folder = folder
        path = "\(folder)/lists.index"
        self.plan = plan
        key = plan.key(fingerprint)
    }

    /// What was kept of these lists.
    ///
    /// - Parameter bytes: the contents of a list's file.
    /// - Returns: nil if nothing was kept that can be used.
    func content(_ bytes: (String) -> [UInt8]) -> Content? {
        guard var file = CacheReader(path, magic: Self.magic, key: key) else { return nil }
        var texts: [String: ListText] = [:]
        for name in plan.files {
            let entries = file.next(ListText.Entry.self)
            let (places, instants) = (file.next(UInt64.self), file.next(UInt64.self))
            var expiries: [Int: Date] = [:]
            for (place, instant) in zip(places, instants) {
                expiries[Int(truncatingIfNeeded: place)] = Date(
                    timeIntervalSinceReferenceDate: Double(bitPattern: instant))
            }
            texts[name] = ListText(
                file: name, bytes: bytes(name), entries: entries, expiries: expiries)
        }
        let counts = plan.parts.map { part in
            part.hasTerms ? texts[part.file]?.entries.count ?? 0 : 0
        }
        let terms = TermIndex(from: &file, entryCounts: counts)
        guard let terms, texts.count == plan.files.count, file.isSound else { return nil }
        return Content(texts: texts, terms: terms)
    }

    /// Keeps lists that have no problems; failing to changes nothing but the time that the next
    /// process takes.
    func keep(_ content: Content) {
        guard content.terms.terms.count >= Self.fewestTerms else { return }
        var file = CacheWriter(magic: Self.magic, key: key)
        for name in plan.files {
            guard let text = content.texts[name] else { return }
            let expiries = text.expiries.sorted { $0.key < $1.key }
            file.add(text.entries)
            file.add(expiries.map { UInt64($0.key) })
            file.add(expiries.map { $0.value.timeIntervalSinceReferenceDate.bitPattern })
        }
        content.terms.write(to: &file)
        mkdir(folder, 0o755)
        file.write(to: path)
    }
}
