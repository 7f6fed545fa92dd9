import Foundation

/// One list, ready to be searched, apart from its terms, which share one `TermIndex`.
///
/// A class, because judging passes it around.
final class ListIndex: Sendable {
    let text: ListText
    let kind: ListKind
    /// Whether its entries take back what those of another list find.
    let isException: Bool
    /// The number of the list with the exceptions from this one.
    let exceptions: Int?
    let keys: ListKeys
    let globs: [Int: Glob]
    let problems: ListProblems

    /// Reads the entries.
    ///
    /// - Parameters:
    ///   - text: the entries.
    ///   - kind: how they are read.
    ///   - isException: whether they take back what those of another list find.
    ///   - exceptions: the number of the list with the exceptions from this one.
    ///   - needsTerms: whether what to look for isn't known from before.
    ///   - term: called with what to look for and the entry's index, for the kinds that look for
    ///     texts.
    init(
        text: ListText, kind: ListKind, isException: Bool = false, exceptions: Int? = nil,
        needsTerms: Bool = true, term: (UnsafeBufferPointer<UInt8>, Int) -> Void
    ) {
        self.text = text
        self.kind = kind
        self.isException = isException
        self.exceptions = exceptions
        var reader = ListIndexReader(text: text)
        switch kind {
        case .substring, .word: if needsTerms { reader.readTerms(term) }
        case .glob: reader.readGlobs(term)
        case .domain, .email, .cidr: reader.readKeys(kind)
        }
        (keys, globs, problems) = (reader.keys, reader.globs, reader.problems)
    }
}
