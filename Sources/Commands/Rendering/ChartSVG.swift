/// Stacked columns as SVG, for a page whose style sheet colours the classes `part0` to `part2`.
struct ChartSVG {
    /// One column.
    struct Column {
        var label: String
        /// The parts, from below.
        var parts: [Int]
    }

    var columns: [Column]
    /// What the parts are.
    var names: [String]
    /// What the chart shows, for those who can't see it.
    var title: String
    /// Tells its elements from those of other charts on the page.
    var id: String

    private static let (width, height) = (760.0, 220.0)
    private static let (left, bottom) = (44.0, 24.0)

    /// The element.
    var text: String {
        let most = Self.scale(columns.map { $0.parts.reduce(0, +) }.max() ?? 0)
        let body = lines(most) + bars(most) + labels
        return """
            <svg viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" role="img" \
            aria-labelledby="\(id)-title"><title id="\(id)-title">\(StatsMarkup.escaped(title))</title>
            \(body.joined(separator: "\n"))
            </svg>
            """
    }

    /// A round number, not below any column: 1, 2, 5, 10, 20 and so on.
    static func scale(_ most: Int) -> Int {
        var power = 1
        while most > power * 10, power < 1 << 56 { power *= 10 }
        return [power, power * 2, power * 5, power * 10].first { $0 >= most } ?? most
    }

    private func y(_ value: Int, _ most: Int) -> Double {
        let room = Self.height - Self.bottom - 8
        return 8 + room * (1 - Double(value) / Double(max(1, most)))
    }

    private func lines(_ most: Int) -> [String] {
        [0, most / 2, most].filter { $0 == 0 || $0 * 2 == most || $0 == most }.map { value in
            let y = StatsMarkup.number(y(value, most))
            return """
                <line class="grid" x1="\(Int(Self.left))" x2="\(Int(Self.width))" y1="\(y)" y2="\(y)"/>\
                <text class="axis" x="\(Int(Self.left) - 6)" y="\(y)" dy="4" text-anchor="end">\
                \(value)</text>
                """
        }
    }

    private var pitch: Double { (Self.width - Self.left) / Double(max(1, columns.count)) }

    private func bars(_ most: Int) -> [String] {
        let gap = pitch > 6 ? 2.0 : 0
        return columns.enumerated().compactMap { place, column in
            guard column.parts.contains(where: { $0 > 0 }) else { return nil }
            let x = Self.left + pitch * Double(place) + gap / 2
            var sum = 0
            let parts = column.parts.enumerated().compactMap { part, value -> String? in
                guard value > 0 else { return nil }
                let (low, high) = (y(sum, most), y(sum + value, most))
                sum += value
                return """
                    <rect class="part\(part)" x="\(StatsMarkup.number(x))" y="\(StatsMarkup.number(high))" \
                    width="\(StatsMarkup.number(max(0.5, pitch - gap)))" \
                    height="\(StatsMarkup.number(low - high))"/>
                    """
            }
            let figures = zip(names, column.parts).map { "\($0) \($1)" }.joined(separator: ", ")
            let title = StatsMarkup.escaped("\(column.label): \(figures)")
            return "<g><title>\(title)</title>\(parts.joined())</g>"
        }
    }

    /// At most eight labels below.
    private var labels: [String] {
        let every = max(1, (columns.count + 7) / 8)
        return columns.enumerated().filter { $0.offset % every == 0 }.map { place, column in
            let x = StatsMarkup.number(Self.left + pitch * Double(place))
            return """
                <text class="axis" x="\(x)" y="\(Int(Self.height) - 8)">\
                \(StatsMarkup.escaped(column.label))</text>
                """
        }
    }
}
