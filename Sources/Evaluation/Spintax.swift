/// The template language of comment spammers: `{I have|I've} been {surfing|browsing}`.
public struct Spintax: Sendable {
    /// The template.
    public let template: String

    /// A template.
    public init(_ template: String) { self.template = template }

    /// Texts that the template stands for, the same in every run; some may be alike.
    public func expansions(_ count: Int) -> [String] {
        var random = SeededNumbers(seed: UInt64(template.utf8.count))
        return (0..<count).map { _ in expansion(&random) }
    }

    /// One text, made in one pass: of each group in braces one part is kept, and braces may nest.
    private func expansion(_ random: inout SeededNumbers) -> String {
        var open: [[[UInt8]]] = [[[]]]
        for byte in template.utf8 {
            let depth = open.count - 1
            switch byte {
            case UInt8(ascii: "{") where depth < 50: open.append([[]])
            case UInt8(ascii: "|") where depth > 0: open[depth].append([])
            case UInt8(ascii: "}") where depth > 0:
                let parts = open.removeLast()
                let chosen = parts.randomElement(using: &random) ?? []
                open[depth - 1][open[depth - 1].count - 1] += chosen
            default: open[depth][open[depth].count - 1].append(byte)
            }
        }
        return String(decoding: open.flatMap { $0.first ?? [] }, as: UTF8.self)
    }
}
