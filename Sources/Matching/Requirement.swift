/// What is known of the folded text that a part of a pattern matches.
///
/// The method is that of Russ Cox's code search: sets of strings are multiplied along a
/// concatenation while they are small, and the best set that was seen is remembered.
struct Requirement {
    /// All texts that the part can match, if they are few.
    private(set) var exact: LiteralSet?
    /// Every text begins with one of these.
    private var heads = LiteralSet.empty
    /// Every text ends with one of these.
    private var tails = LiteralSet.empty
    /// Every text contains one of these.
    private var needed: Need?

    private struct Need {
        let set: LiteralSet
        let isWorthwhile: Bool
        let frequency: Double

        /// `nil` for a set that says nothing.
        init?(_ set: LiteralSet) {
            if set.hasEmpty || set.strings.count > LiteralSet.maximumNeededCount { return nil }
            self.set = set
            isWorthwhile = set.isWorthwhile
            frequency = set.frequency
        }

        static func better(_ left: Need?, _ right: Need?) -> Need? {
            guard let left, let right else { return left ?? right }
            if left.isWorthwhile != right.isWorthwhile { return left.isWorthwhile ? left : right }
            return right.frequency < left.frequency ? right : left
        }
    }

    /// A part that matches no text of its own, such as an anchor.
    static let nothing = Requirement(.empty)
    /// A part of which nothing is known.
    static let anything = Requirement()

    private init() {}

    /// A part that matches these texts only.
    init(_ exact: LiteralSet) {
        if exact.strings.count <= LiteralSet.maximumCount {
            self.exact = exact
        } else {
            heads = exact.shortened(keeping: .head)
            tails = exact.shortened(keeping: .tail)
            needed = Need(exact)
        }
    }

    /// Strings of which every text contains one, or `nil` if none are worth a search.
    var literals: [[UInt8]]? {
        guard let set = loosened.needed?.set.reduced, set.isWorthwhile else { return nil }
        return set.strings
    }

    /// The same without the claim to know all texts.
    private var loosened: Requirement {
        guard let exact else { return self }
        var loose = Requirement()
        (loose.heads, loose.tails, loose.needed) = (exact, exact, Need(exact))
        return loose
    }

    /// This part and then another.
    func followed(by next: Requirement) -> Requirement {
        if exact == .empty { return next }
        if next.exact == .empty { return self }
        if let exact, let other = next.exact,
            let product = exact.followed(by: other, keeping: nil)
        {
            return Requirement(product)
        }
        let (left, right) = (loosened, next.loosened)
        var both = Requirement()
        both.heads =
            exact.map { $0.followed(by: right.heads, keeping: .head) ?? $0 } ?? left.heads
        both.tails =
            next.exact.map { left.tails.followed(by: $0, keeping: .tail) ?? $0 } ?? right.tails
        let seam = left.tails.followed(by: right.heads, keeping: .head).flatMap { Need($0) }
        both.needed = Need.better(Need.better(left.needed, right.needed), seam)
        return both
    }

    /// One of several parts.
    static func any(of parts: [Requirement]) -> Requirement {
        if parts.count == 1 { return parts[0] }
        let texts = parts.compactMap(\.exact)
        if texts.count == parts.count { return Requirement(.union(texts)) }
        let loose = parts.map(\.loosened)
        var one = Requirement()
        one.heads = LiteralSet.union(loose.map(\.heads)).shortened(keeping: .head)
        one.tails = LiteralSet.union(loose.map(\.tails)).shortened(keeping: .tail)
        let needs = loose.compactMap(\.needed?.set)
        if needs.count == parts.count { one.needed = Need(.union(needs)) }
        return one
    }

    /// This part so many times; `maximum` is `nil` without a limit.
    func repeated(_ minimum: Int, _ maximum: Int?) -> Requirement {
        if maximum == 0 { return .nothing }
        if minimum == 0 {
            guard maximum == 1, let exact else { return .anything }
            return Requirement(.union([exact, .empty]))
        }
        let copies = min(minimum, 8)
        var run = self
        for _ in stride(from: 1, to: copies, by: 1) where run.exact != .empty {
            run = run.followed(by: self)
        }
        return copies == maximum ? run : run.loosened
    }
}
