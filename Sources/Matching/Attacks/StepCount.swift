import Glibc
import PCRE

/// Counts the backtracking steps of a search, by the smallest limit that lets it end.
struct StepCount {
    let pattern: Pattern
    let attack: AttackText
    let derive: (String) -> String

    /// How steps grow up to so many pumps, which are too many.
    func growth(below pumps: Int) -> Growth {
        var (good, bad) = (pumps / 8, pumps)
        while bad - good > max(1, good / 16) {
            let middle = (good + bad) / 2
            if ends(text(middle)) { good = middle } else { bad = middle }
        }
        let sizes = [good / 4, good / 2, good]
        let counts = sizes.map { Double(steps($0) ?? pattern.limits.match) + 1 }
        let (early, late) = (counts[1] / counts[0], counts[2] / counts[1])
        // A polynomial's ratio for doubled length stays; an exponential's is squared.
        if good < 200, late > 12, late > early * 1.6 {
            return .exponential(base: max(pow(late, 1 / Double(sizes[2] - sizes[1])), 1.1))
        }
        return Self.polynomial(late)
    }

    /// How the processor time grows up to so many pumps, which end.
    func growthOfTime(at pumps: Int) -> Growth {
        let times = [pumps / 4, pumps / 2].map { count -> Double in
            let text = text(count)
            let start = CPUTime.now
            _ = try? pattern.startsMatch(of: text)
            return (CPUTime.now - start) / .microseconds(1) + 1
        }
        return Self.polynomial(times[1] / times[0])
    }

    private static func polynomial(_ ratio: Double) -> Growth {
        .polynomial(degree: max(1, Int(log2(max(ratio, 1)).rounded())))
    }

    private func text(_ pumps: Int) -> String { derive(attack.text(pumps: pumps)) }

    /// The steps at the start of a text with so many pumps; nil if too many.
    private func steps(_ pumps: Int) -> UInt32? {
        let (text, most) = (text(pumps), max(pattern.limits.match, 64))
        var (low, high): (UInt32, UInt32) = (0, 64)
        while !ends(text, high) {
            guard high < most else { return nil }
            (low, high) = (high, min(high * 4, most))
        }
        while high - low > max(1, low / 32) {
            let middle = low + (high - low) / 2
            if ends(text, middle) { high = middle } else { low = middle }
        }
        return high
    }

    private func ends(_ text: String) -> Bool { (try? pattern.startsMatch(of: text)) != nil }

    private func ends(_ text: String, _ limit: UInt32) -> Bool {
        var limits = pattern.limits
        limits.match = limit
        limits.matchPerByte = 0
        limits.depth = .max
        limits.heapKiB = 64 << 10
        do {
            _ = try pattern.limited(to: limits).startsMatch(of: text)
            return true
        } catch {
            return false
        }
    }
}
