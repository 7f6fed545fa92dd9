import HTML
import Moderation

/// Collects the hosts of a text's links.
struct HostCollector {
    /// In ASCII and lower case, each once.
    private(set) var hosts: [String] = []
    private static let longest = 255

    /// Reads the host that begins at `start`, after the two slashes; returns where it ends.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        var begin = start
        var end = start
        var isASCII = true
        while end < bytes.count, !Self.endsHost(bytes[end]) {
            if bytes[end] == UInt8(ascii: "@") {
                begin = end + 1
                isASCII = true
            }
            if bytes[end] >= 0x80 { isASCII = false }
            end += 1
        }
        if hosts.count < Identities.maximumLinkHosts, end > begin, end - begin <= Self.longest {
            add(bytes[begin..<end], isASCII: isASCII)
        }
        return end
    }

    private mutating func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, isASCII: Bool) {
        // A port is no part of it.
        var bytes = bytes
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) { bytes = bytes[..<colon] }
        while bytes.last == UInt8(ascii: ".") { bytes = bytes.dropLast() }
        guard bytes.contains(UInt8(ascii: ".")) else { return }
        let host: String
        if isASCII, bytes.allSatisfy(Self.isPlain) {
            host = String(decoding: bytes.lazy.map(Self.lowered), as: UTF8.self)
        } else {
            let text = String(decoding: bytes, as: UTF8.self)
            guard let known = WebAddress(parsing: "http://\(text)/")?.host else { return }
            host = known
        }
        if !hosts.contains(host) { hosts.append(host) }
    }

    private static func endsHost(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""),
            UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\\"),
            UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"):
            true
        default: false
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
}
