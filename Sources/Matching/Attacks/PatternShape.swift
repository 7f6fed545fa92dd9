/// How a pattern repeats and branches, without what its parts mean.
indirect enum PatternShape {
    /// Consumes nothing.
    case empty
    /// One character of those that this part of the pattern's source matches.
    case one(Range<Int>)
    /// Text that can't be foretold: a back reference or a call of a group.
    case unknown
    case sequence([PatternShape])
    case choice([PatternShape])
    /// `maximum` is nil without a limit.
    case loop(PatternShape, minimum: Int, maximum: Int?)
    /// A look-around: it consumes nothing, but the text in it is tried.
    case look(PatternShape)

    /// Repeats with fewer choices than this are counted as fixed.
    private static let looseCount = 8

    /// Whether it is a repeat whose count a long text leaves open.
    var isLoose: Bool {
        guard case .loop(_, let minimum, let maximum) = self else { return false }
        return maximum.map { $0 - minimum >= Self.looseCount } ?? true
    }

    /// The ranges of the characters in it, in order.
    func characters(into ranges: inout [Range<Int>]) {
        switch self {
        case .empty, .unknown: break
        case .one(let range): ranges.append(range)
        case .sequence(let parts), .choice(let parts):
            for part in parts where ranges.count < 200 { part.characters(into: &ranges) }
        case .loop(let body, _, let maximum):
            if maximum != 0 { body.characters(into: &ranges) }
        case .look: break
        }
    }
}
