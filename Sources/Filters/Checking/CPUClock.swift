import Glibc

/// Time that this thread has spent on a processor.
enum CPUClock {
    /// Nanoseconds since any moment.
    static func nanoseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    /// What one measurement costs by itself: the median of many.
    static func overhead() -> Int {
        let samples = (0..<1001).map { _ -> Int in
            let start = nanoseconds()
            return nanoseconds() - start
        }
        return samples.sorted()[500]
    }
}
