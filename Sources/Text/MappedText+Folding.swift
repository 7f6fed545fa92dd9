extension MappedText {
    /// The text as a reader takes it in, whatever it is written with.
    ///
    /// Compatibility forms (NFKC) and case are folded; look-alikes of Latin letters become them
    /// (UTS #39, single letters only); marks on Latin, Greek and Cyrillic letters, zero-width and
    /// other ignorable characters and controls are removed; runs of white space become one space;
    /// decimal digits become ASCII; spaced-out words (`c h e a p`) are rejoined. ASCII characters
    /// stand for themselves, in lower case. Folding twice is folding once.
    public func folded() -> MappedText {
        let utf8 = string.utf8
        let direct = utf8.withContiguousStorageIfAvailable { Folding.folded($0) }
        let result = direct ?? Array(utf8).withUnsafeBufferPointer { Folding.folded($0) }
        return result.mapped(through: self)
    }

    /// The text with each scalar replaced by its simple case folding (Unicode `CaseFolding.txt`,
    /// statuses C and S), which keeps the number of scalars.
    public func simpleCaseFolded() -> MappedText {
        let utf8 = string.utf8
        let direct = utf8.withContiguousStorageIfAvailable { Folding.caseFolded($0) }
        let result = direct ?? Array(utf8).withUnsafeBufferPointer { Folding.caseFolded($0) }
        return result.mapped(through: self)
    }

    /// This text, whose source is `source.string`, with the source of `source` as its own.
    private func mapped(through source: MappedText) -> MappedText {
        guard let inner = source.pieces, let pieces else {
            return isIdentity ? source : self
        }
        var mapped: [MappedPiece] = []
        mapped.reserveCapacity(pieces.count + inner.count)
        for piece in pieces {
            let range = Int(piece.sourceStart)..<piece.sourceEnd
            guard piece.isVerbatim else {
                mapped.append(
                    MappedPiece(
                        start: Int(piece.start), count: Int(piece.count),
                        source: source.sourceRange(of: range), isVerbatim: false))
                continue
            }
            var index = inner.partitioningIndex { $0.end > range.lowerBound }
            while index < inner.count, inner[index].start < range.upperBound {
                let part = range.clamped(to: Int(inner[index].start)..<inner[index].end)
                mapped.append(
                    MappedPiece(
                        start: Int(piece.start) + part.lowerBound - range.lowerBound,
                        count: part.count, source: inner[index].source(of: part),
                        isVerbatim: inner[index].isVerbatim))
                index += 1
            }
        }
        return MappedText(string: string, pieces: mapped)
    }
}
