/// Recognises inline styles that keep text from a reader's eyes.
enum HidingStyle {
    /// Whether a `style` attribute hides its element: not displayed, without size, transparent, or
    /// moved off the page.
    static func hides(_ style: String) -> Bool {
        var isShifted = false
        var isPositioned = false
        for declaration in style.utf8.split(separator: 0x3B) {
            let plain = declaration.filter { $0 > 0x20 }.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
            let parts = plain.split(separator: 0x3A, maxSplits: 1)
            guard parts.count == 2 else { continue }
            let value = String(decoding: parts[1], as: UTF8.self)
            switch String(decoding: parts[0], as: UTF8.self) {
            case "display" where value.hasPrefix("none"): return true
            case "visibility" where value.hasPrefix("hidden") || value.hasPrefix("collapse"):
                return true
            case "color" where value.hasPrefix("transparent"): return true
            case "clip" where value.hasPrefix("rect(0"): return true
            case "text-indent" where value.hasPrefix("-"): return true
            case "font-size", "opacity", "height", "width", "max-height", "max-width":
                if isZero(value) { return true }
            case "left", "top", "right", "bottom":
                if value.hasPrefix("-") { isShifted = true }
            case "position":
                if value.hasPrefix("absolute") || value.hasPrefix("fixed") { isPositioned = true }
            default: break
            }
        }
        return isShifted && isPositioned
    }

    /// Whether a length or number is zero, whatever its unit.
    private static func isZero(_ value: String) -> Bool {
        let digits = value.utf8.prefix { 0x30...0x39 ~= $0 || $0 == 0x2E }
        return !digits.isEmpty && digits.allSatisfy { $0 == 0x30 || $0 == 0x2E }
    }
}
