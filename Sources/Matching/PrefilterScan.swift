/// Working memory with which texts are looked through one after the other.
public struct PrefilterScan {
    private let prefilter: Prefilter
    private let scratch: ScanScratch?

    init(prefilter: Prefilter, scratch: ScanScratch?) {
        (self.prefilter, self.scratch) = (prefilter, scratch)
    }

    /// The ids of entries that may match a text, as `Prefilter.candidates` finds them.
    public func candidates(in text: String) -> [Int] {
        prefilter.candidates(in: text, with: scratch)
    }
}
