import Glibc

/// Files of a cache folder, each written as a whole or not at all.
public enum CacheFile {
    /// Writes a file under another name and renames it.
    ///
    /// - Parameters:
    ///   - bytes: what the file will hold.
    ///   - path: the file's path, in a folder that is there.
    /// - Returns: false if that wasn't possible; then whatever was there before stays.
    @discardableResult
    public static func write(_ bytes: [UInt8], to path: String) -> Bool {
        let temporary = "\(path).\(getpid()).\(UInt(pthread_self())).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return false }
        let isWritten = bytes.withUnsafeBytes { write($0, to: descriptor) }
        if close(descriptor) == 0, isWritten, rename(temporary, path) == 0 { return true }
        unlink(temporary)
        return false
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return true
    }
}
