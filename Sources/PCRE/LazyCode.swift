import Synchronization

/// The code of one pattern, compiled at once or when it is first needed.
///
/// A process that judges one comment searches with a few patterns of many, and compiling takes PCRE2
/// longer than all its searches.
final class LazyCode: Sendable {
    let source: String
    let options: Pattern.Options
    /// The address of the code once there is one; else 0. It is set only once.
    private let address: Atomic<UInt>

    init(_ code: Code) {
        (source, options) = (code.source, code.options)
        address = Atomic(UInt(bitPattern: Unmanaged.passRetained(code).toOpaque()))
    }

    init(_ source: String, options: Pattern.Options) {
        (self.source, self.options) = (source, options)
        address = Atomic(0)
    }

    deinit {
        let code = UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring))
        if let code { Unmanaged<Code>.fromOpaque(code).release() }
    }

    /// The code; nil if PCRE2 refuses the pattern.
    var compiled: Code? { try? ready() }

    /// The code, compiled now if it wasn't before.
    ///
    /// - Throws: `MatchError.internal` if PCRE2 refuses the pattern.
    func ready() throws(MatchError) -> Code {
        let code = UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring))
        if let code { return Unmanaged<Code>.fromOpaque(code).takeUnretainedValue() }
        do throws(PatternError) { return kept(try Code(source, options: options)) } catch {
            throw .internal(code: error.code, message: error.message)
        }
    }

    /// The code that stays: this one, or what another thread compiled meanwhile.
    private func kept(_ code: Code) -> Code {
        let fresh = Unmanaged.passRetained(code)
        let (isSet, first) = address.compareExchange(
            expected: 0, desired: UInt(bitPattern: fresh.toOpaque()),
            ordering: .acquiringAndReleasing)
        if isSet { return code }
        fresh.release()
        let other = UnsafeRawPointer(bitPattern: first)
        return other.map { Unmanaged<Code>.fromOpaque($0).takeUnretainedValue() } ?? code
    }
}
