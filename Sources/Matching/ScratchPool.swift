import Synchronization

/// Scratch for as many scans as ever ran at once.
final class ScratchPool: Sendable {
    private let database: Database?
    private let idle = Mutex<[ScanScratch]>([])

    /// A pool for scans of a database; without one nothing is scanned.
    init(_ database: Database?) { self.database = database }

    /// Runs a scan with scratch of its own; `nil` without memory.
    func withScratch<Result>(_ body: (ScanScratch) -> Result) -> Result? {
        guard let scratch = idle.withLock({ $0.popLast() }) ?? database.flatMap(ScanScratch.init)
        else { return nil }
        defer { idle.withLock { $0.append(scratch) } }
        return body(scratch)
    }
}
