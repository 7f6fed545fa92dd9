import Foundation

/// Clocks and orders.
enum Measure {
    /// CPU time of this thread, in seconds.
    static var threadSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// What it takes to look at that clock, in seconds: the least of many looks.
    static let clockSeconds = (0..<1_000).reduce(Double.infinity) { least, _ in
        let start = threadSeconds
        return min(least, threadSeconds - start)
    }

    /// CPU time of finished child processes, in seconds.
    static var childSeconds: Double {
        var usage = rusage()
        getrusage(RUSAGE_CHILDREN.rawValue, &usage)
        let parts = [usage.ru_utime, usage.ru_stime]
        return parts.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }

    /// Wall time, in seconds from an arbitrary start.
    static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The mean.
    static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    /// The middle one.
    static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    /// `12.3`.
    static func text(_ value: Double) -> String { String(format: "%.1f", value) }
}
