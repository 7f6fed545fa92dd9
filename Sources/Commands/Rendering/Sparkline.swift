/// Numbers as a line of bars, one character each.
enum Sparkline {
    private static let bars: [Character] = Array(" ▁▂▃▄▅▆▇█")
    private static let plain: [Character] = Array(" .:-=+*#@")

    /// The bars; 0 is blank and anything more is not, the greatest is full.
    /// `isPlain` makes do with ASCII.
    static func text(_ values: [Int], isPlain: Bool) -> String {
        let greatest = max(1, values.max() ?? 0)
        let steps = isPlain ? plain : bars
        return String(
            values.map { value in
                guard value > 0 else { return steps[0] }
                let step = Double(value) / Double(greatest) * Double(steps.count - 1)
                return steps[max(1, Int(step.rounded()))]
            })
    }
}
