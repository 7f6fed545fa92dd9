import Foundation

/// What bars are drawn with.
struct ChartGlyphs: Sendable, Hashable {
    /// For the parts of a bar, from the left.
    var parts: [String]
    /// From the lowest to the highest value of a sparkline.
    var levels: [String]
    /// Between the ends of a range.
    var dash: String

    /// Blocks in three shades.
    static let blocks = ChartGlyphs(
        parts: ["█", "▒", "░"], levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], dash: "–")
    /// For terminals and files that know nothing else.
    static let ascii = ChartGlyphs(
        parts: ["#", "+", "."], levels: ["_", ".", "-", "=", "+", "*", "%", "#"], dash: "-")

    /// By the locale: blocks where it is UTF-8.
    static var standard: ChartGlyphs { fitting(ProcessInfo.processInfo.environment) }

    /// By an environment's locale.
    static func fitting(_ environment: [String: String]) -> ChartGlyphs {
        let locale =
            ["LC_ALL", "LC_CTYPE", "LANG"].lazy
            .compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let code = locale.lowercased()
        return code.contains("utf-8") || code.contains("utf8") ? blocks : ascii
    }
}
