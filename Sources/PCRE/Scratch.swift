import CPCRE2
import Glibc

/// One thread's working memory for matching: match data, match context and JIT stack.
///
/// It lives in thread-local storage. A search never suspends, so it starts and ends on one
/// thread and nothing is shared, locked or allocated once a thread has searched before.
final class Scratch {
    private(set) var data: OpaquePointer
    let context: OpaquePointer
    private let stack: OpaquePointer?
    private var pairCount: Int

    private init?() {
        pairCount = 32
        guard let data = pcre2_match_data_create_8(UInt32(pairCount), nil) else { return nil }
        guard let context = pcre2_match_context_create_8(nil) else {
            pcre2_match_data_free_8(data)
            return nil
        }
        self.data = data
        self.context = context
        stack = pcre2_jit_stack_create_8(32 << 10, 1 << 20, nil)
        if let stack { pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack)) }
    }

    deinit {
        pcre2_match_data_free_8(data)
        pcre2_match_context_free_8(context)
        if let stack { pcre2_jit_stack_free_8(stack) }
    }

    /// The calling thread's scratch with room for that many groups, or `nil` without memory.
    static func current(groupCount: Int) -> Scratch? {
        guard let scratch = current() else { return nil }
        if groupCount >= scratch.pairCount { return scratch.replaceData(groupCount + 1) }
        return scratch
    }

    /// Start and end of the last match in pair 0, of group n in pair n.
    var offsets: UnsafeMutablePointer<Int> { pcre2_get_ovector_pointer_8(data) }

    /// Whether the interpreter ran and may have allocated.
    var isGrown = false

    /// Gives back what the interpreter allocated in earlier searches. It would otherwise be used
    /// again without regard to a lower heap limit, and kept for as long as the thread lives.
    func trim() {
        guard isGrown else { return }
        isGrown = false
        _ = replaceData(pairCount)
    }

    private func replaceData(_ count: Int) -> Scratch? {
        guard let fresh = pcre2_match_data_create_8(UInt32(count), nil) else { return nil }
        pcre2_match_data_free_8(data)
        data = fresh
        pairCount = count
        return self
    }

    private static let key: pthread_key_t? = {
        var key = pthread_key_t()
        let status = pthread_key_create(&key) { value in
            if let value { Unmanaged<Scratch>.fromOpaque(value).release() }
        }
        return status == 0 ? key : nil
    }()

    private static func current() -> Scratch? {
        guard let key else { return Scratch() }
        if let value = pthread_getspecific(key) {
            return Unmanaged<Scratch>.fromOpaque(value).takeUnretainedValue()
        }
        guard let scratch = Scratch() else { return nil }
        let value = Unmanaged.passRetained(scratch)
        if pthread_setspecific(key, value.toOpaque()) != 0 { value.release() }
        return scratch
    }
}
