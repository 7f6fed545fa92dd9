extension YAMLNode {
    /// The version of the bytes' layout, and of what our parser makes of a text; bump it when one of
    /// them changes.
    public static let bytesVersion: UInt8 = 1

    /// The node as bytes that can be kept, to be read again much faster than YAML is parsed.
    ///
    /// - Parameter keys: what is left out of every mapping that is an element of a list.
    /// - Returns: the bytes, for this ``bytesVersion``.
    public func bytes(leavingOut keys: Set<String>) -> [UInt8] {
        var writer = YAMLTreeWriter(leavingOut: keys)
        writer.write(self)
        return writer.bytes
    }

    /// Reads a node from its bytes; nil if they are none, or damaged so that it shows.
    ///
    /// - Parameters:
    ///   - bytes: what ``bytes(leavingOut:)`` gave.
    ///   - file: the name that places carry.
    public init?(bytes: [UInt8], file: String) {
        let node = bytes.withUnsafeBytes { bytes in
            var reader = YAMLTreeReader(bytes, file: file)
            return reader.root()
        }
        guard let node else { return nil }
        self = node
    }
}
