import Glibc

/// libpsl, loaded when first asked, so that a process that never asks pays nothing and a machine
/// without it does without.
///
/// `@unchecked Sendable`: the list never changes once it is loaded, and libpsl only reads it.
final class SuffixLibrary: @unchecked Sendable {
    /// Nil where libpsl or its list isn't installed.
    static let shared = SuffixLibrary()

    /// Which suffixes are meant, as in `libpsl.h`.
    enum Kind: CInt {
        /// Of registries, without taking unknown top-level domains for some.
        case registry = 0b101
        /// Of companies.
        case company = 0b110
    }

    // Part of the stable interface of libpsl.so.5.
    private typealias Latest = @convention(c) (UnsafePointer<CChar>?) -> OpaquePointer?
    private typealias IsSuffix =
        @convention(c) (OpaquePointer, UnsafePointer<CChar>, CInt) -> CInt
    private typealias Registrable =
        @convention(c) (OpaquePointer, UnsafePointer<CChar>) -> UnsafePointer<CChar>?

    private let list: OpaquePointer
    private let isSuffix: IsSuffix
    private let registrable: Registrable

    private init?() {
        guard let library = dlopen("libpsl.so.5", RTLD_LAZY | RTLD_LOCAL),
            let latest = dlsym(library, "psl_latest"),
            let isSuffix = dlsym(library, "psl_is_public_suffix2"),
            let registrable = dlsym(library, "psl_registrable_domain"),
            let list = unsafeBitCast(latest, to: Latest.self)(nil)
        else { return nil }
        self.list = list
        self.isSuffix = unsafeBitCast(isSuffix, to: IsSuffix.self)
        self.registrable = unsafeBitCast(registrable, to: Registrable.self)
    }

    /// Whether a domain is a public suffix of that kind.
    func isSuffix(_ domain: String, _ kind: Kind) -> Bool {
        domain.withCString { isSuffix(list, $0, kind.rawValue) != 0 }
    }

    /// Where the registered part of a domain begins; nil if it has none.
    func registrableOffset(in domain: String) -> Int? {
        domain.withCString { start in registrable(list, start).map { $0 - start } }
    }
}
