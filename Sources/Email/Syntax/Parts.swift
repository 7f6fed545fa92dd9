/// Where the two parts of an address are in the typed bytes.
struct Parts {
    var localPart: Pieces
    var isQuoted = false
    var domain: Pieces
    /// Whether the domain is in brackets; the pieces include them.
    var isLiteral = false
}
