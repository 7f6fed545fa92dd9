import CPCRE2
import Glibc

/// Searches of one pattern through one subject, on one thread.
///
/// PCRE2 counts steps per start position, so `\s+$` on a long run of spaces would cost the square
/// of its length below any match limit. All but short subjects are therefore searched in windows
/// of start positions, and the time used is looked at between them. Windows grow while they take
/// next to no time and shrink to single positions where each takes long.
struct Search {
    let limits: MatchLimits
    /// The pattern that searches keeps it; counting references would take as long as a short search.
    unowned(unsafe) let code: Code
    let scratch: Scratch
    let subject: UnsafeBufferPointer<UInt8>
    /// When the first long search began, on the wall's clock.
    private var began: Int64?
    /// When to give up, on the thread's clock.
    private var deadline: Int64?

    /// Subjects with no more bytes left are searched at once.
    private static let wholeByteCount = 64
    private static let firstWindowByteCount = 64
    private static let maximumWindowByteCount = 256 << 10
    /// What a search may take on the wall's clock before the thread's, slower to read, is asked.
    private static let easyNanoseconds: Int64 = 1_000_000

    init(
        pattern: Pattern, code: Code, scratch: Scratch, subject: UnsafeBufferPointer<UInt8>
    ) {
        limits = pattern.limits
        self.code = pattern.isOnTrial || !subject.isASCII ? code : code.searchingASCII
        self.scratch = scratch
        self.subject = subject
        scratch.trim()
        pcre2_set_match_limit_8(
            scratch.context, limits.match(forByteCount: subject.count))
        pcre2_set_depth_limit_8(scratch.context, limits.depth)
        pcre2_set_heap_limit_8(scratch.context, limits.heapKiB)
    }

    /// Whether there is a match at or after an offset, which must be a character boundary.
    mutating func next(from offset: Int, notEmptyAtStart: Bool) throws(MatchError) -> Bool {
        let flags = notEmptyAtStart ? PCRE2_NOTEMPTY_ATSTART : 0
        if code.searchesWhole || subject.count - offset <= Self.wholeByteCount {
            return try run(from: offset, through: subject.count, flags: flags)
        }
        return try windows(from: offset, flags: flags)
    }

    /// What `read` makes of each match, from left to right.
    mutating func all<Found>(
        limit: Int, _ read: (Search) -> Found
    ) throws(MatchError) -> [Found] {
        var (found, offset, notEmpty): ([Found], Int, Bool) = ([], 0, false)
        while found.count < limit, offset <= subject.count,
            try next(from: offset, notEmptyAtStart: notEmpty)
        {
            found.append(read(self))
            let range = matchRange
            // Only \K in a subroutine called from an assertion can end a match before its start;
            // stepping over a character keeps even that from looping.
            let isStuck = range.upperBound <= offset && notEmpty
            offset = isStuck ? boundary(atOrAfter: offset + 1) : range.upperBound
            notEmpty = range.isEmpty && !isStuck
        }
        return found
    }

    /// Whether there is a match at offset 0.
    func isMatchAtStart() throws(MatchError) -> Bool {
        try run(from: 0, through: 0, flags: 0)
    }

    private mutating func windows(from offset: Int, flags: UInt32) throws(MatchError) -> Bool {
        var (start, flags, size) = (offset, flags, Self.firstWindowByteCount)
        var now = Self.time(CLOCK_MONOTONIC)
        let began = self.began ?? now
        self.began = began
        while true {
            let end = boundary(atOrAfter: min(start + size, subject.count))
            if try run(from: start, through: end, flags: flags) { return true }
            if end >= subject.count { return false }
            (start, flags) = (end, 0)
            let before = now
            now = Self.time(CLOCK_MONOTONIC)
            if now - began > Self.easyNanoseconds { try checkTime() }
            size = now - before < Self.easyNanoseconds / 2 ? size * 4 : size / 8
            size = min(max(size, 1), Self.maximumWindowByteCount)
        }
    }

    private mutating func checkTime() throws(MatchError) {
        let now = Self.time(CLOCK_THREAD_CPUTIME_ID)
        let deadline = self.deadline ?? (now + limits.cpuTime.nanoseconds)
        self.deadline = deadline
        if now > deadline { throw .limitExceeded(.time) }
    }

    /// One search for a match that starts in the given closed span of offsets.
    private func run(from start: Int, through end: Int, flags: UInt32) throws(MatchError) -> Bool {
        pcre2_set_offset_limit_8(scratch.context, end)
        var result =
            code.isJITCompiled ? callJIT(from: start, flags: flags) : interpret(start, flags)
        if result == PCRE2_ERROR_JIT_STACKLIMIT { result = interpret(start, flags) }
        guard result < 0 else { return true }
        switch result {
        case PCRE2_ERROR_NOMATCH: return false
        case PCRE2_ERROR_MATCHLIMIT: throw .limitExceeded(.match)
        case PCRE2_ERROR_DEPTHLIMIT: throw .limitExceeded(.depth)
        case PCRE2_ERROR_HEAPLIMIT: throw .limitExceeded(.heap)
        default: throw .internal(code: Int(result), message: PCRE.message(for: result))
        }
    }

    private func interpret(_ start: Int, _ flags: UInt32) -> Int32 {
        scratch.trim()
        scratch.isGrown = true
        // The subject comes from a `String`, so it is valid UTF-8 and is not checked again.
        return pcre2_match_8(
            code.pointer, subject.baseAddress, subject.count, start,
            flags | PCRE2_NO_JIT | PCRE2_NO_UTF_CHECK, scratch.data, scratch.context)
    }

    /// Without the checks of `pcre2_match`, which take longer than most searches.
    private func callJIT(from start: Int, flags: UInt32) -> Int32 {
        pcre2_jit_match_8(
            code.pointer, subject.baseAddress, subject.count, start, flags, scratch.data,
            scratch.context)
    }

    /// The match that `next` found; read it before the next search.
    var match: Match {
        let offsets = scratch.offsets
        let captures = (0..<code.captureCount).map { index in
            Self.range(offsets[2 * index + 2], offsets[2 * index + 3])
        }
        return Match(range: matchRange, captures: captures, groups: code.groups)
    }

    /// Where the match is that `next` found; read it before the next search.
    var matchRange: Range<Int> {
        let offsets = scratch.offsets
        return Self.range(offsets[0], offsets[1]) ?? 0..<0
    }

    private static func range(_ start: Int, _ end: Int) -> Range<Int>? {
        // PCRE2_UNSET is the largest size_t, which is -1 here.
        start < 0 || end < 0 ? nil : min(start, end)..<end
    }

    /// The nearest start of a character at or after an offset; at most one past the end.
    func boundary(atOrAfter offset: Int) -> Int {
        guard offset <= subject.count else { return subject.count + 1 }
        var offset = offset
        while offset < subject.count, subject[offset] & 0xC0 == 0x80 { offset += 1 }
        return offset
    }

    private static func time(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

extension Duration {
    /// Whole nanoseconds, clamped to what 64 bits hold with room for a sum.
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let whole = min(max(seconds, 0), 1_000_000_000)
        return whole * 1_000_000_000 + (seconds < 0 ? 0 : attoseconds / 1_000_000_000)
    }
}
