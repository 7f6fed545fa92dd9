import Synchronization

/// Scratch for as many scans as ever ran at once.
final class ScratchPool: Sendable {
    private let make: @Sendable () -> ScanScratch?
    private let idle = Mutex<[ScanScratch]>([])

    /// A pool of what `make` makes, which gives `nil` without memory.
    init(_ make: @escaping @Sendable () -> ScanScratch?) { self.make = make }

    /// Runs scans with scratch of their own; with `nil` without memory.
    func withScratch<Result>(_ body: (ScanScratch?) -> Result) -> Result {
        guard let scratch = idle.withLock({ $0.popLast() }) ?? make() else { return body(nil) }
        defer { idle.withLock { $0.append(scratch) } }
        return body(scratch)
    }
}
