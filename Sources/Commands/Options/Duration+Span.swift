extension Duration {
    /// Reads a span of time: a whole number and `s`, `m`, `h`, `d` or `w`; nil for anything else.
    init?(span text: some StringProtocol) {
        let lengths: [Character: Int64] = [
            "s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800,
        ]
        guard let unit = text.last, let length = lengths[unit],
            let count = Int64(text.dropLast()), (0...10_000_000).contains(count)
        else { return nil }
        self = .seconds(count * length)
    }
}
