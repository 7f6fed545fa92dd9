/// Text for HTML: escaped, and without what no document may hold.
enum SafeText {
    /// Appends text as HTML; what is not publishable is left out.
    static func append(
        _ text: some Collection<UInt8>, inAttribute: Bool = false, to result: inout [UInt8]
    ) {
        let isSimple = text.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }
        let published = isSimple ? nil : publishable(String(decoding: text, as: UTF8.self))
        if let published {
            escape(published.utf8, inAttribute: inAttribute, to: &result)
        } else {
            escape(text, inAttribute: inAttribute, to: &result)
        }
    }

    private static func escape(
        _ text: some Sequence<UInt8>, inAttribute: Bool, to result: inout [UInt8]
    ) {
        for byte in text {
            switch byte {
            case 0x26: result.append(contentsOf: "&amp;".utf8)
            case 0x3C: result.append(contentsOf: "&lt;".utf8)
            case 0x3E: result.append(contentsOf: "&gt;".utf8)
            case 0x22 where inAttribute: result.append(contentsOf: "&quot;".utf8)
            default: result.append(byte)
            }
        }
    }

    /// The text without controls other than tab and line feed, and without noncharacters; a
    /// carriage return before a line feed goes, too, any other becomes a line feed.
    static func publishable(_ text: String) -> String {
        guard !text.unicodeScalars.allSatisfy(isPublishable) else { return text }
        var result = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            if scalar.value == 0x0D {
                result.append("\n")
            } else if isPublishable(scalar), !isAfterReturn || scalar.value != 0x0A {
                result.append(scalar)
            }
            isAfterReturn = scalar.value == 0x0D
        }
        return String(result)
    }

    private static func isPublishable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: true
        case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }
}
