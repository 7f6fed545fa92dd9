/// One JSON value of RFC 8259.
///
/// Whole numbers written without a fraction or exponent are `integer`; every other number is
/// `real`. The two are different values: `1` is not equal to `1.0`.
public enum JSONValue: Sendable, Hashable {
    /// The literal `null`.
    case null
    /// The literals `true` and `false`.
    case bool(Bool)
    /// A number written without a fraction or exponent; one that does not fit is a parse error.
    case integer(Int64)
    /// A number with a fraction or exponent. Not-a-number and infinity are written as `null`.
    case real(Double)
    /// Text; it may hold U+0000, which callers refuse where it makes no sense.
    case string(String)
    /// Values in the order in which they were read.
    case array([JSONValue])
    /// Named values; see ``JSONObject``.
    case object(JSONObject)
}
