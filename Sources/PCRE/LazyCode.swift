/// The code of one pattern, compiled at once or when it is first needed.
///
/// A process that judges one comment searches with a few patterns of many, and compiling takes PCRE2
/// longer than all its searches.
final class LazyCode: Sendable {
    let source: String
    let options: Pattern.Options
    private let slot = CodeSlot()

    init(_ code: Code) {
        (source, options) = (code.source, code.options)
        _ = slot.keep(code)
    }

    init(_ source: String, options: Pattern.Options) {
        (self.source, self.options) = (source, options)
    }

    /// The code; nil if PCRE2 refuses the pattern.
    var compiled: Code? { try? ready() }

    /// The code, compiled now if it wasn't before.
    ///
    /// - Throws: `MatchError.internal` if PCRE2 refuses the pattern.
    func ready() throws(MatchError) -> Code {
        if let code = slot.code { return code }
        do throws(PatternError) { return slot.keep(try Code(source, options: options)) } catch {
            throw .internal(code: error.code, message: error.message)
        }
    }
}
