import CHyperscan

/// Whether the libhs in use finds what it must find on this processor.
///
/// Vectorscan 5.4.9, as Debian 12 ships it, misses single characters beyond the first 64 bytes of
/// a text where the processor has AVX-512 (its issue 317 and those after it tell of the like);
/// Intel's Hyperscan does not. Its databases of plain literals are not affected. A library that
/// fails here gets no patterns: PCRE2 then searches for each of them.
enum LibraryCheck {
    static let passes: Bool = {
        let sources = ["\\#[^\\n]*?$", "(?://|#)", "(?:/y.*z|/x|#)", "/\\*x*?\\*/|#.*"]
        let flags = UInt32(HS_FLAG_PREFILTER | HS_FLAG_UTF8 | HS_FLAG_SINGLEMATCH)
        for source in sources {
            let expression = Screening.Expression(source: source, flags: flags)
            guard case .success(let database) = DatabaseCompiler.patterns([expression]),
                let scratch = ScanScratch([database]), finds(database, scratch)
            else { return false }
        }
        return true
    }()

    /// Looks for a character at each place of texts of many lengths.
    private static func finds(_ database: Database, _ scratch: ScanScratch) -> Bool {
        for filler in [UInt8(ascii: "x"), UInt8(ascii: "*"), UInt8(ascii: " ")] {
            for place in 0..<140 {
                for rest in [0, 1, 2, 3, 5, 17] {
                    var text = Array(repeating: filler, count: place)
                    text.append(UInt8(ascii: "#"))
                    text += Array(repeating: UInt8(ascii: ")"), count: rest)
                    let isFound = text.withUnsafeBufferPointer { bytes in
                        scratch.scan(database, bytes) && !scratch.hits.isEmpty
                    }
                    if !isFound { return false }
                }
            }
        }
        return true
    }
}

extension Prefilter {
    /// Whether patterns are prefiltered at all; `false` where the libhs in use was found to miss
    /// matches on this processor, and every pattern is `unfiltered`. Terms are always filtered.
    public static var filtersPatterns: Bool { LibraryCheck.passes }
}
