import CPCRE2
import Synchronization

/// Text of ASCII alone is searched with code that knows of nothing else: it finds the same, in about
/// half the time, as it needn't ask Unicode what a word is.
extension Code {
    /// A pattern that is used less often isn't worth compiling twice.
    private static let fewestSearches = 32

    /// The code for a search of a text of ASCII alone.
    var searchingASCII: Code {
        if let code = forASCII.code { return code }
        let asked = askedForASCII.wrappingAdd(1, ordering: .relaxed).newValue
        guard asked == Self.fewestSearches, let code = madeForASCII else { return self }
        return forASCII.keep(code)
    }

    /// Nil where it would be no other code, or PCRE2 doesn't take it.
    private var madeForASCII: Code? {
        let flags = options.compileFlags & ~PCRE2_UCP
        // Without UTF mode, a character beyond ASCII would be several, and `\x{400}` an error.
        if source.utf8.allSatisfy({ $0 < 0x80 }),
            let code = try? Code(source, options: options, flags: flags & ~PCRE2_UTF)
        {
            return code
        }
        guard flags != options.compileFlags else { return nil }
        return try? Code(source, options: options, flags: flags)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether all bytes are ASCII.
    var isASCII: Bool {
        let raw = UnsafeRawBufferPointer(self)
        var index = 0
        while index + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 != 0 { return false }
            index += 8
        }
        return raw[index...].allSatisfy { $0 < 0x80 }
    }
}
