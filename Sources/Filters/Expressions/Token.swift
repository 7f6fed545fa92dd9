/// One word, number, text or sign of a condition.
struct Token: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case number(Double)
        case text(String)
        /// A fact, a rule's id, a function or a word such as `and`.
        case name(String)
        case sign(String)
        case end
    }

    let kind: Kind
    /// Bytes of UTF-8 before it.
    let utf8Offset: Int

    /// How a message calls it.
    var label: String {
        switch kind {
        case .number(let number): Points.text(of: number)
        case .text(let text): "\"\(text)\""
        case .name(let name): "\"\(name)\""
        case .sign(let sign): "\"\(sign)\""
        case .end: "the end"
        }
    }
}
