import Glibc

/// Files read as a whole.
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
}
