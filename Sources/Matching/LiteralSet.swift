/// A small set of byte strings of folded text, sorted.
struct LiteralSet: Equatable {
    /// How many strings a set may have that is still multiplied out.
    static let maximumCount = 64
    /// How many bytes a string may have.
    static let maximumByteCount = 64
    static let empty = LiteralSet(sorted: [[]])

    private(set) var strings: [[UInt8]]

    init(sorted: [[UInt8]]) { strings = sorted }

    init(_ strings: some Sequence<[UInt8]>) {
        self.strings = []
        for string in strings.sorted(by: { $0.lexicographicallyPrecedes($1) })
        where string != self.strings.last { self.strings.append(string) }
    }

    var hasEmpty: Bool { strings.first?.isEmpty ?? false }

    /// What remains of a string that is too long.
    enum Cut { case head, tail }

    /// Every string of this followed by every string of another; `nil` if that is too many, or
    /// too long without `keeping` one end.
    func followed(by other: LiteralSet, keeping cut: Cut?) -> LiteralSet? {
        guard strings.count * other.strings.count <= Self.maximumCount else { return nil }
        var products: [[UInt8]] = []
        for first in strings {
            for second in other.strings {
                let product = first + second
                guard product.count > Self.maximumByteCount else {
                    products.append(product)
                    continue
                }
                guard let cut else { return nil }
                let limit = Self.maximumByteCount
                products.append(Array(cut == .head ? product.prefix(limit) : product.suffix(limit)))
            }
        }
        return products.count == 1 ? LiteralSet(sorted: products) : LiteralSet(products)
    }

    static func union(_ sets: some Sequence<LiteralSet>) -> LiteralSet {
        LiteralSet(sets.flatMap(\.strings))
    }

    /// Cuts the strings until few enough differ.
    func shortened(keeping cut: Cut) -> LiteralSet {
        var set = self
        for limit in [8, 4, 3, 2] where set.strings.count > Self.maximumCount {
            set = LiteralSet(
                set.strings.map { Array(cut == .head ? $0.prefix(limit) : $0.suffix(limit)) })
        }
        return set.strings.count > Self.maximumCount ? .empty : set
    }

    /// The set without strings that contain another one, which say nothing of their own.
    var reduced: LiteralSet {
        if strings.count == 1 || strings.count > Self.maximumCount { return self }
        return LiteralSet(
            sorted: strings.filter { long in
                !strings.contains { $0.count < long.count && Self.has(long, $0) }
            })
    }

    static func has(_ long: [UInt8], _ short: [UInt8]) -> Bool {
        guard short.count <= long.count else { return false }
        return (0...(long.count - short.count)).contains { long[$0...].starts(with: short) }
    }
}
