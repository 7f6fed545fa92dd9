extension JSONValue {
    /// How deep arrays and objects may nest where the caller does not say.
    public static let defaultMaximumDepth = 64

    /// How many bytes a text may have where the caller does not say.
    public static let defaultMaximumByteCount = 1_048_576

    /// The greatest nesting that can be asked for; a greater `maximumDepth` means this one.
    public static let greatestMaximumDepth = 1_000

    /// Parses one JSON text of RFC 8259, with any kind of value at its top.
    ///
    /// Refused are: a key given twice in one object, bytes that are not UTF-8, a byte order mark,
    /// anything after the value, a lone surrogate, an integer outside `Int64`, a real too large
    /// for `Double`, U+0000 in a key. U+0000 is allowed in a string, as `\u0000`.
    ///
    /// - Parameters:
    ///   - bytes: The text, without a terminator.
    ///   - maximumDepth: How many arrays and objects may stand inside each other; 0 allows none.
    ///   - maximumByteCount: How long the text may be; checked before anything is read.
    /// - Throws: ``JSONError`` with the first thing that is wrong.
    public init(
        parsing bytes: UnsafeBufferPointer<UInt8>,
        maximumDepth: Int = defaultMaximumDepth,
        maximumByteCount: Int = defaultMaximumByteCount
    ) throws(JSONError) {
        let text = JSONText(bytes: bytes)
        try text.checkSize(maximumByteCount: maximumByteCount)
        try text.checkEncoding()
        try text.checkControls()
        try text.checkDepth(maximum: min(maximumDepth, Self.greatestMaximumDepth))
        self = try Jansson.value(of: bytes)
    }

    /// Parses a JSON text held in an array; see the other initialiser for what is refused.
    ///
    /// - Throws: ``JSONError`` with the first thing that is wrong.
    public init(
        parsing bytes: [UInt8],
        maximumDepth: Int = defaultMaximumDepth,
        maximumByteCount: Int = defaultMaximumByteCount
    ) throws(JSONError) {
        self = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
            try JSONValue(
                parsing: buffer, maximumDepth: maximumDepth, maximumByteCount: maximumByteCount)
        }
    }

    /// Parses a JSON text held in a slice; offsets in errors count from the slice's first byte.
    ///
    /// - Throws: ``JSONError`` with the first thing that is wrong.
    public init(
        parsing bytes: ArraySlice<UInt8>,
        maximumDepth: Int = defaultMaximumDepth,
        maximumByteCount: Int = defaultMaximumByteCount
    ) throws(JSONError) {
        self = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
            try JSONValue(
                parsing: buffer, maximumDepth: maximumDepth, maximumByteCount: maximumByteCount)
        }
    }

    /// Parses a JSON text held in a string; see the other initialiser for what is refused.
    ///
    /// - Throws: ``JSONError`` with the first thing that is wrong.
    public init(
        parsing text: String,
        maximumDepth: Int = defaultMaximumDepth,
        maximumByteCount: Int = defaultMaximumByteCount
    ) throws(JSONError) {
        var text = text
        let result = text.withUTF8 { buffer in
            Result { () throws(JSONError) in
                try JSONValue(
                    parsing: buffer, maximumDepth: maximumDepth, maximumByteCount: maximumByteCount)
            }
        }
        self = try result.get()
    }
}
