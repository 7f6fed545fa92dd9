/// An open file or folder.
public struct Descriptor: Sendable, Hashable {
    /// The number by which the file system knows it.
    public let number: Int32

    /// Names what a file system opened.
    public init(number: Int32) {
        self.number = number
    }
}

/// What tells one file from every other, whatever its name.
public struct FileIdentity: Sendable, Hashable {
    /// The device it is on.
    public let device: UInt64
    /// Its number there.
    public let number: UInt64

    /// Joins a device and a number.
    public init(device: UInt64, number: UInt64) {
        self.device = device
        self.number = number
    }
}
