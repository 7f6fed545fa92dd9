/// What stands between the slashes and the path: user, host and port.
struct AddressAuthority {
    let host: String
    let port: Int?
    let hasCredentials: Bool

    /// Nil if the port is none.
    init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        if let at = rest.lastIndex(of: 0x40) {
            hasCredentials = true
            rest = rest[(at + 1)...]
        } else {
            hasCredentials = false
        }
        let bracket = rest.lastIndex(of: 0x5D) ?? rest.startIndex
        guard let colon = rest[bracket...].firstIndex(of: 0x3A) else {
            host = String(decoding: rest, as: UTF8.self)
            port = nil
            return
        }
        host = String(decoding: rest[..<colon], as: UTF8.self)
        var value: Int?
        for byte in rest[(colon + 1)...] {
            guard 0x30...0x39 ~= byte else { return nil }
            value = (value ?? 0) * 10 + Int(byte - 0x30)
            guard let value, value <= 0xFFFF else { return nil }
        }
        port = value
    }
}
