import CHyperscan
import PCRE

/// Decides which patterns may go to libhs, where a pattern must match whatever it matches in
/// PCRE2. What the two read differently, or what could take libhs very long, stays with PCRE2.
enum Screening {
    /// What libhs gets for a pattern.
    struct Expression: Sendable {
        let source: String
        let flags: UInt32
    }

    static let maximumByteCount = 2048
    /// Bound on the atoms of a pattern after its bounded repeats are written out.
    static let maximumExpandedSize = 1000

    static func expression(
        _ source: String, _ options: Pattern.Options
    ) -> Result<Expression, Refusal> {
        guard LibraryCheck.passes else { return .failure(.library) }
        guard source.utf8.count <= maximumByteCount else {
            return .failure(Refusal("longer than \(maximumByteCount) bytes"))
        }
        do {
            let pattern = try Pattern(source, options: options)
            if pattern.matchesEmptyString { return .failure(Refusal("can match without text")) }
        } catch {
            return .failure(Refusal(error.description))
        }
        if options.contains(.literal) {
            if OddCharacters.isTouched(by: source) { return .failure(.odd) }
            return .success(Expression(source: escaped(source), flags: flags(options)))
        }
        if let reason = Dialect.difference(in: source) { return .failure(Refusal(reason)) }
        if OddCharacters.isTouched(by: source) { return .failure(.odd) }
        guard ExpandedSize.of(source) <= maximumExpandedSize else {
            return .failure(Refusal("too large once its repeats are written out"))
        }
        let text = options.contains(.extended) ? "(?x)" + source : source
        return .success(Expression(source: text, flags: flags(options)))
    }

    /// Options that only narrow what matches (`anchored`, `wholeWord`, …) are left out.
    private static func flags(_ options: Pattern.Options) -> UInt32 {
        var flags = UInt32(HS_FLAG_PREFILTER | HS_FLAG_UTF8 | HS_FLAG_SINGLEMATCH)
        if !options.contains(.asciiClasses) { flags |= UInt32(HS_FLAG_UCP) }
        if options.contains(.caseless) { flags |= UInt32(HS_FLAG_CASELESS) }
        if options.contains(.dotAll) { flags |= UInt32(HS_FLAG_DOTALL) }
        if options.contains(.multiline) { flags |= UInt32(HS_FLAG_MULTILINE) }
        return flags
    }

    private static func escaped(_ literal: String) -> String {
        var text = ""
        for scalar in literal.unicodeScalars {
            if scalar.value < 128, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) {
                let hex = String(scalar.value, radix: 16)
                text += hex.count < 2 ? "\\x0\(hex)" : "\\x\(hex)"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

/// Why a pattern does not go through libhs.
struct Refusal: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }

    static let library = Refusal("this libhs misses matches on this processor")
    static let odd = Refusal("names characters that libhs and PCRE2 know differently")
}
