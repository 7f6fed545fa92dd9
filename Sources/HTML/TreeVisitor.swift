import CGumbo

/// Receives the nodes of a fragment in document order.
protocol TreeVisitor {
    /// Called before the children; false leaves them out, and `leave` is not called.
    mutating func enter(_ element: Element) -> Bool
    /// Called after the children.
    mutating func leave(_ element: Element)
    /// A text node: its decoded text, and the slice of the source it came from.
    mutating func text(_ text: UnsafePointer<CChar>, original: GumboStringPiece)
    /// A comment: its text.
    mutating func comment(_ text: UnsafePointer<CChar>)
    /// Source that is too hostile to parse, to be shown as plain text.
    mutating func unparsed(_ bytes: UnsafeBufferPointer<UInt8>)
}
