import Synchronization

/// Scratch for as many scans as ever ran at once.
final class ScratchPool: Sendable {
    private let databases: [Database]
    private let idle = Mutex<[ScanScratch]>([])

    init(_ databases: [Database]) { self.databases = databases }

    /// Runs a scan with scratch of its own; `nil` without memory.
    func withScratch<Result>(_ body: (ScanScratch) -> Result) -> Result? {
        guard let scratch = idle.withLock({ $0.popLast() }) ?? ScanScratch(databases) else {
            return nil
        }
        defer { idle.withLock { $0.append(scratch) } }
        return body(scratch)
    }
}
