/// A term found in a text.
struct TermHit: Sendable, Hashable {
    /// Whose term it is.
    var list: Int32
    /// Which of that list's entries it is.
    var entry: Int32
    /// Where it begins and ends, in UTF-8 bytes of the text searched.
    var start: Int32
    var end: Int32

    var range: Range<Int> { Int(start)..<Int(end) }
}
