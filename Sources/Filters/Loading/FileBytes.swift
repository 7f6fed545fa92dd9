import Glibc

/// Files read and written as a whole.
enum FileBytes {
    /// Why a file isn't read.
    enum Failure: Error {
        case unreadable
        case tooLarge
    }

    /// The bytes of a file of at most `maximumByteCount`.
    static func read(_ path: String, maximumByteCount: Int) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            throw .unreadable
        }
        guard status.st_size <= maximumByteCount else { throw .tooLarge }
        // One more than it says, so that a file that is still growing shows.
        var bytes: [UInt8] = []
        var room = Int(status.st_size) + 1
        while true {
            let count = try append(to: &bytes, room: room, from: descriptor)
            if count == 0 { return bytes }
            guard bytes.count <= maximumByteCount else { throw .tooLarge }
            room = max(room - count, 1 << 16)
        }
    }

    private static func append(
        to bytes: inout [UInt8], room: Int, from descriptor: CInt
    ) throws(Failure) -> Int {
        var count = 0
        let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, length in
            repeat {
                count = Glibc.read(descriptor, buffer.baseAddress, room)
            } while count < 0 && errno == EINTR
            length = max(0, count)
        }
        guard count >= 0 else { throw .unreadable }
        if bytes.isEmpty { bytes = piece } else { bytes += piece }
        return count
    }

    /// Writes a file under another name and renames it; false if that isn't possible.
    static func replace(_ path: String, with bytes: [UInt8]) -> Bool {
        let temporary = "\(path).\(getpid()).\(UInt(pthread_self())).tmp"
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
        let descriptor = open(temporary, flags, 0o644)
        guard descriptor >= 0 else { return false }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            written += count
        }
        let isClosed = close(descriptor) == 0
        if isClosed, written == bytes.count, rename(temporary, path) == 0 { return true }
        unlink(temporary)
        return false
    }
}
