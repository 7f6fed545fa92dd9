extension TermIndex {
    /// Every term in a case-folded text, from left to right.
    func hits(in text: [UInt8]) -> [TermHit] {
        var hits: [TermHit] = []
        withTables { tables in
            text.withUnsafeBufferPointer { text in
                var search = TermSearch(tables: tables, text: text)
                _ = search.run(into: &hits, pausingAt: .max)
            }
        }
        return hits
    }

    /// Gives `body` the tables as bare memory, which is nobody's to count references to; does
    /// nothing if there are no terms.
    func withTables(_ body: (TermSearch.Tables) -> Void) {
        guard !terms.isEmpty else { return }
        bytes.withUnsafeBufferPointer { bytes in
            terms.withUnsafeBufferPointer { terms in
                buckets.withUnsafeBufferPointer { buckets in
                    withBits { keys, pairs, prefixes, lengths in
                        body(
                            TermSearch.Tables(
                                bytes: bytes, terms: terms, buckets: buckets, keys: keys,
                                keyShift: self.keys.shift, pairs: pairs, prefixes: prefixes,
                                prefixShift: self.prefixes.shift, prefixLengths: lengths,
                                shortLengths: shortLengths, bucketShift: bucketShift,
                                lengthShift: lengthShift))
                    }
                }
            }
        }
    }

    private func withBits(
        _ body: (
            UnsafeBufferPointer<UInt64>, UnsafeBufferPointer<UInt64>, UnsafeBufferPointer<UInt64>,
            UnsafeBufferPointer<UInt16>
        ) -> Void
    ) {
        keys.words.withUnsafeBufferPointer { keys in
            shortPairs.withUnsafeBufferPointer { pairs in
                prefixes.words.withUnsafeBufferPointer { prefixes in
                    prefixLengths.withUnsafeBufferPointer { body(keys, pairs, prefixes, $0) }
                }
            }
        }
    }
}
