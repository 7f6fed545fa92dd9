import CPCRE2
import Synchronization

/// Owner of one `pcre2_code`.
///
/// Unchecked because it holds a C pointer: PCRE2 never writes to compiled code after
/// `pcre2_jit_compile`, which runs in `init`, so any number of threads may match with it.
final class Code: @unchecked Sendable {
    let pointer: OpaquePointer
    let source: String
    let options: Pattern.Options
    let isJITCompiled: Bool
    let captureCount: Int
    let matchesEmptyString: Bool
    /// Group numbers of each group name.
    let groups: [String: [Int]]
    /// Whether a search can't be cut into windows of start positions.
    let searchesWhole: Bool
    /// How often it was asked for the same made for ASCII.
    let askedForASCII = Atomic<Int>(0)
    /// The same made for ASCII, once it was asked for often enough.
    let forASCII = CodeSlot()

    /// Compiles a pattern, with `flags` in place of those that the options stand for.
    init(
        _ source: String, options: Pattern.Options, flags: UInt32? = nil
    ) throws(PatternError) {
        guard let context = pcre2_compile_context_create_8(nil) else { throw .outOfMemory }
        defer { pcre2_compile_context_free_8(context) }
        pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
        pcre2_set_bsr_8(context, UInt32(PCRE2_BSR_UNICODE))
        pcre2_set_parens_nest_limit_8(context, 200)
        pcre2_set_compile_extra_options_8(context, options.extraFlags)

        var (code, offset): (Int32, Int) = (0, 0)
        let flags = flags ?? options.compileFlags
        var text = source
        let compiled = text.withUTF8 { bytes in
            withUnsafePointer(to: UInt8(0)) { empty in
                pcre2_compile_8(
                    bytes.baseAddress ?? empty, bytes.count, flags, &code, &offset, context)
            }
        }
        guard let compiled else {
            let offset = min(max(offset, 0), source.utf8.count)
            throw PatternError(
                message: PCRE.message(for: code), utf8Offset: offset, code: Int(code))
        }
        pointer = compiled
        isJITCompiled = pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE) == 0
        (self.source, self.options) = (source, options)
        captureCount = Int(Self.number(PCRE2_INFO_CAPTURECOUNT, of: compiled))
        matchesEmptyString = Self.number(PCRE2_INFO_MATCHEMPTY, of: compiled) != 0
        groups = Self.groups(of: compiled)
        let isAnchored = Self.number(PCRE2_INFO_ALLOPTIONS, of: compiled) & PCRE2_ANCHORED != 0
        searchesWhole = isAnchored || source.contains(#"\G"#)
    }

    deinit { pcre2_code_free_8(pointer) }

    /// A number that `pcre2_pattern_info` knows as `UInt32`.
    private static func number(_ item: Int32, of code: OpaquePointer) -> UInt32 {
        var value: UInt32 = 0
        return pcre2_pattern_info_8(code, UInt32(item), &value) == 0 ? value : 0
    }

    private static func groups(of code: OpaquePointer) -> [String: [Int]] {
        let count = number(PCRE2_INFO_NAMECOUNT, of: code)
        let size = number(PCRE2_INFO_NAMEENTRYSIZE, of: code)
        var table: UnsafePointer<UInt8>?
        guard count > 0, pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table) == 0,
            let table
        else { return [:] }
        var groups: [String: [Int]] = [:]
        for entry in 0..<Int(count) {
            let start = table + entry * Int(size)
            let name = String(decoding: Self.bytes(start + 2), as: UTF8.self)
            groups[name, default: []].append(Int(start[0]) << 8 | Int(start[1]))
        }
        return groups
    }

    private static func bytes(_ start: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var count = 0
        while start[count] != 0 { count += 1 }
        return UnsafeBufferPointer(start: start, count: count)
    }
}

extension PatternError {
    static let outOfMemory = PatternError(message: "out of memory", utf8Offset: 0, code: 121)
}
