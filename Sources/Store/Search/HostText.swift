/// Finds a host's name in a text or URL.
enum HostText {
    /// Whether a host, which is in lower case, or one below it stands in a text.
    ///
    /// What comes before and after must not be part of a name, so that `example.com` stands in
    /// `https://www.example.com/` but neither in `myexample.com` nor in `example.com.evil`.
    static func stands(_ host: String, in text: String) -> Bool {
        let host = Array(host.utf8)
        guard let first = host.first else { return false }
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= host.count else { return false }
            for start in 0...(bytes.count - host.count) where lower(bytes[start]) == first {
                let end = start + host.count
                guard start == 0 || !isName(bytes[start - 1]), isEnd(end, bytes) else { continue }
                if (0..<host.count).allSatisfy({ lower(bytes[start + $0]) == host[$0] }) {
                    return true
                }
            }
            return false
        }
    }

    private static func isEnd(_ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard end < bytes.count else { return true }
        if bytes[end] == UInt8(ascii: ".") {
            return end + 1 >= bytes.count || !isName(bytes[end + 1])
        }
        return !isName(bytes[end])
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte >= 0x80 || lower(byte) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
}
