/// What is known of the folded text that a part of a pattern matches.
///
/// The method is that of Russ Cox's code search: sets of strings are multiplied along a
/// concatenation while they are small, and what they come to is remembered as a demand where they
/// cannot grow any more.
struct Requirement {
    /// All texts that the part can match, if they are few.
    private(set) var exact: LiteralSet?
    /// Every text begins with one of these.
    private var heads = LiteralSet.empty
    /// Every text ends with one of these.
    private var tails = LiteralSet.empty
    /// What every text contains besides.
    private var inner: Demand?

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
            inner = Demand(exact)
        }
    }

    /// A part that matches one of these characters.
    init(characters: LiteralSet) {
        if characters.strings.count <= LiteralSet.maximumCount {
            exact = characters
        } else {
            heads = characters.shortened(keeping: .head)
        }
    }

    /// What every text contains; `nil` if nothing is known.
    var demand: Demand? {
        if let exact { return Demand(exact) }
        return Demand.both(inner, Demand.both(Demand(heads), Demand(tails)))
    }

    /// The same without the claim to know all texts.
    private var loosened: Requirement {
        guard let exact else { return self }
        var loose = Requirement()
        (loose.heads, loose.tails) = (exact, exact)
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
        let grownHeads = exact?.followed(by: right.heads, keeping: .head)
        let grownTails = next.exact.flatMap { left.tails.followed(by: $0, keeping: .tail) }
        var both = Requirement()
        both.heads = grownHeads ?? left.heads
        both.tails = grownTails ?? right.tails
        both.inner = Demand.both(left.inner, right.inner)
        if grownHeads == nil, grownTails == nil {
            // What stands on the seam would be forgotten.
            let seam = left.tails.followed(by: right.heads, keeping: .head).map { Demand($0) }
            both.inner = Demand.both(
                both.inner, seam ?? Demand.both(Demand(left.tails), Demand(right.heads)))
        }
        return both
    }

    /// One of several parts.
    static func any(of parts: [Requirement]) -> Requirement {
        if parts.count == 1 { return parts[0] }
        let texts = Requirement(.union(parts.compactMap(\.exact)))
        let others = parts.filter { $0.exact == nil }
        if others.isEmpty { return texts }
        let all = others.count == parts.count ? others : [texts.loosened] + others
        var one = Requirement()
        one.heads = LiteralSet.union(all.map(\.heads)).shortened(keeping: .head)
        one.tails = LiteralSet.union(all.map(\.tails)).shortened(keeping: .tail)
        one.inner = Demand.any(of: all.map(\.demand))
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
