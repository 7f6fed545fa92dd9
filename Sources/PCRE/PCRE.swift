import CPCRE2

/// What is known about the PCRE2 library in use.
public enum PCRE {
    /// Version and date of the library that is loaded, such as `10.42 2022-12-11`.
    public static let version = text(PCRE2_CONFIG_VERSION)

    /// Version of the Unicode tables that the library carries, such as `14.0.0`.
    public static let unicodeVersion = text(PCRE2_CONFIG_UNICODE_VERSION)

    private static func text(_ item: Int32) -> String {
        let count = pcre2_config_8(UInt32(item), nil)
        guard count > 0 else { return "" }
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, used in
            used = max(0, Int(pcre2_config_8(UInt32(item), buffer.baseAddress)))
        }
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    /// PCRE2's text for a compile or match error number, lower case at its start.
    static func message(for code: Int32) -> String {
        var used = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
            used = Int(pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count))
            count = max(0, used)
        }
        return bytes.isEmpty ? "unknown error" : String(decoding: bytes, as: UTF8.self)
    }
}
