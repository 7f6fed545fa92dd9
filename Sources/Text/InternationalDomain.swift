import CICU

/// Domain names in their ASCII and Unicode forms (UTS #46, nontransitional, as browsers do).
public enum InternationalDomain {
    /// Why a name has no ASCII form.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// The name breaks a rule of UTS #46; `bits` are ICU's `UIDNA_ERROR_` flags.
        case invalid(host: String, bits: UInt32)
        /// The name is longer than any name can be.
        case tooLong

        /// The failure in words, safe to show.
        public var description: String {
            switch self {
            case .invalid(let host, _): "\(VisibleText.escaped(host)) is not a valid domain name"
            case .tooLong: "the domain name is too long"
            }
        }
    }

    private static let byteLimit = 1024

    /// The name in ASCII, lower case, with `xn--` labels where needed.
    ///
    /// Hyphen placement and the DNS length limits are not checked, as in the WHATWG URL standard.
    /// - Throws: `Failure` if a label holds what UTS #46 disallows, or the name exceeds 1,024 bytes.
    public static func ascii(_ host: String) throws(Failure) -> String {
        if let plain = plainLowercased(host) { return plain }
        var errors: UInt32 = 0
        guard let result = converted(host, errors: &errors, with: cicu_idna_ascii) else {
            throw .tooLong
        }
        guard errors == 0 else { throw .invalid(host: host, bits: errors) }
        return result
    }

    /// The name with its `xn--` labels decoded; labels that are invalid stay as they are.
    public static func unicode(_ host: String) -> String {
        if let plain = plainLowercased(host) { return plain }
        var errors: UInt32 = 0
        let result = converted(host, errors: &errors, with: cicu_idna_unicode)
        guard let result, errors == 0 else { return host }
        return result
    }

    /// The lower-case form of an ASCII name without encoded labels, else nil.
    private static func plainLowercased(_ host: String) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(host.utf8.count)
        for byte in host.utf8 {
            guard byte < 0x80 else { return nil }
            bytes.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
        for index in bytes.indices.dropLast(3)
        where bytes[index] == 0x78 && bytes[index + 1] == 0x6E && bytes[index + 2] == 0x2D
            && bytes[index + 3] == 0x2D && (index == 0 || bytes[index - 1] == 0x2E)
        {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private typealias Conversion = (
        UnsafePointer<CChar>?, Int32, UnsafeMutablePointer<CChar>?, Int32,
        UnsafeMutablePointer<UInt32>?
    ) -> Int32

    private static func converted(
        _ host: String, errors: inout UInt32, with conversion: Conversion
    ) -> String? {
        let name = host.utf8.map { CChar(bitPattern: $0) }
        guard name.count <= byteLimit else { return nil }
        var result = [CChar](repeating: 0, count: byteLimit * 4)
        let count = conversion(name, Int32(name.count), &result, Int32(result.count), &errors)
        guard count >= 0 else { return nil }
        return String(
            decoding: result.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
