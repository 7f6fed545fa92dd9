import Glibc

extension PosixFileSystem {
    /// `write`, as often as it takes.
    public func write(_ bytes: [UInt8], to file: Descriptor) throws(SystemError) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { rest in
                Glibc.write(file.number, rest.baseAddress, rest.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                throw SystemError(call: "write", code: count == 0 ? EIO : errno)
            }
            written += count
        }
    }

    /// `openat` with `O_NOFOLLOW`, then `read`; only from ordinary files.
    public func read(
        _ name: String, in folder: Descriptor, maximumByteCount: Int
    ) throws(SystemError) -> [UInt8] {
        // Without O_NONBLOCK a named pipe put there would keep us waiting for a writer.
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let file = try opened(openat(folder.number, name, flags))
        defer { close(file) }
        let status = try self.status(of: file)
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw SystemError(call: "read", code: EISDIR)
        default: throw SystemError(call: "read", code: EINVAL)
        }
        guard status.st_size <= maximumByteCount else {
            throw SystemError(call: "read", code: EFBIG)
        }
        return try bytes(of: file, count: Int(status.st_size))
    }

    /// Reads up to `count` bytes; what is added to the file meanwhile is left out.
    private func bytes(of file: Descriptor, count: Int) throws(SystemError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
            while length < count {
                let rest = UnsafeMutableBufferPointer(rebasing: buffer[length...])
                let got = Glibc.read(file.number, rest.baseAddress, rest.count)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { code = errno }
                guard got > 0 else { break }
                length += got
            }
        }
        guard code == 0 else { throw SystemError(call: "read", code: code) }
        return bytes
    }

    /// `readdir` through a descriptor of its own.
    public func names(in folder: Descriptor) throws(SystemError) -> [String] {
        // A descriptor of its own, since a listing moves the place in the folder.
        let own = try openFolder(".", in: folder)
        guard let listing = fdopendir(own.number) else {
            let code = errno
            close(own)
            throw SystemError(call: "readdir", code: code)
        }
        defer { closedir(listing) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(listing) else { break }
            if let name = Self.name(of: entry), name != ".", name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw SystemError(call: "readdir", code: errno) }
        return names
    }

    /// An entry is only as long as its name, so its `d_name` must not be copied as a whole.
    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
        let start = UnsafeRawPointer(entry) + offset
        return String(validatingCString: start.assumingMemoryBound(to: CChar.self))
    }

    /// `flock`, which belongs to the descriptor, so that it also keeps tasks of one process apart.
    public func lock(_ file: Descriptor, waiting: Bool) throws(SystemError) -> Bool {
        while flock(file.number, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
            if errno == EWOULDBLOCK { return false }
            guard errno == EINTR else { throw SystemError(call: "flock", code: errno) }
        }
        return true
    }

    /// `fstat`.
    public func identity(of descriptor: Descriptor) throws(SystemError) -> FileIdentity {
        FileIdentity(try status(of: descriptor))
    }

    /// `stat`.
    public func identity(at path: String) throws(SystemError) -> FileIdentity {
        var status = stat()
        try check("stat", stat(path, &status))
        return FileIdentity(status)
    }

    private func status(of descriptor: Descriptor) throws(SystemError) -> stat {
        var status = stat()
        try check("stat", fstat(descriptor.number, &status))
        return status
    }
}

extension FileIdentity {
    fileprivate init(_ status: stat) {
        self.init(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    }
}
