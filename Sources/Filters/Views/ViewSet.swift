/// A set of views.
struct ViewSet: OptionSet, Sendable, Hashable {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ view: View) { rawValue = 1 << UInt32(view.index) }

    init(_ views: [View]) { self = views.reduce(into: []) { $0.formUnion(ViewSet($1)) } }

    func contains(_ view: View) -> Bool { !isDisjoint(with: ViewSet(view)) }
}
