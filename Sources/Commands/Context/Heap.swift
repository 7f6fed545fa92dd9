import Glibc

/// How the C library keeps this process's memory.
enum Heap {
    /// One heap for all threads, which grows by half a mebibyte at a time.
    ///
    /// Left alone, every thread gets a heap of its own, which grows by a page or two with a system
    /// call each time (a `check` made 800), and what one thread frees no other can use. To be
    /// called before there is a second thread.
    static func settle() {
        // Glibc keeps `mallopt` from Swift; another C library may do without.
        guard let symbol = dlsym(nil, "mallopt") else { return }
        let mallopt = unsafeBitCast(symbol, to: (@convention(c) (CInt, CInt) -> CInt).self)
        _ = mallopt(maximumArenaCount, 1)
        _ = mallopt(topPadding, 512 << 10)
    }

    /// `M_ARENA_MAX` and `M_TOP_PAD` of malloc.h.
    private static let (maximumArenaCount, topPadding) = (CInt(-8), CInt(-2))
}
