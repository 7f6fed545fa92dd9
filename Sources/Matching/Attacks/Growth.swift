/// How the work of a search grows with the length of an attack.
public enum Growth: Sendable, Hashable, CustomStringConvertible {
    /// By this factor with each pump.
    case exponential(base: Double)
    /// With this power of the number of pumps.
    case polynomial(degree: Int)

    /// `2^n` or `n^3`, where n is the number of pumps.
    public var description: String {
        switch self {
        case .exponential(let base):
            let tenths = Int((base * 10).rounded())
            return tenths % 10 == 0 ? "\(tenths / 10)^n" : "\(tenths / 10).\(tenths % 10)^n"
        case .polynomial(let degree): return "n^\(degree)"
        }
    }
}
