import Repository

extension FaultyFileSystem {
    /// Counted, then `openFolder` of the file system below.
    public func openFolder(at path: String) throws(SystemError) -> Descriptor {
        try operation("open") { (base) throws(SystemError) in try base.openFolder(at: path) }
    }

    /// Counted, then `openFolder` of the file system below.
    public func openFolder(
        _ name: String, in folder: Descriptor
    ) throws(SystemError) -> Descriptor {
        try operation("open") { (base) throws(SystemError) in
            try base.openFolder(name, in: folder)
        }
    }

    /// Counted, then `makeFolder` of the file system below.
    public func makeFolder(at path: String) throws(SystemError) {
        try operation("mkdir") { (base) throws(SystemError) in try base.makeFolder(at: path) }
    }

    /// Counted, then `makeFolder` of the file system below.
    public func makeFolder(_ name: String, in folder: Descriptor) throws(SystemError) {
        try operation("mkdir") { (base) throws(SystemError) in
            try base.makeFolder(name, in: folder)
        }
    }

    /// Counted, then `makeFile` of the file system below.
    public func makeFile(_ name: String, in folder: Descriptor) throws(SystemError) -> Descriptor {
        try operation("open") { (base) throws(SystemError) in try base.makeFile(name, in: folder) }
    }

    /// Counted, then `openLock` of the file system below.
    public func openLock(_ name: String, in folder: Descriptor) throws(SystemError) -> Descriptor {
        try operation("open") { (base) throws(SystemError) in try base.openLock(name, in: folder) }
    }

    /// Counted, then `read` of the file system below.
    public func read(
        _ name: String, in folder: Descriptor, maximumByteCount: Int
    ) throws(SystemError) -> [UInt8] {
        try operation("read") { (base) throws(SystemError) in
            try base.read(name, in: folder, maximumByteCount: maximumByteCount)
        }
    }

    /// Counted, then `synchronize` of the file system below.
    public func synchronize(_ descriptor: Descriptor) throws(SystemError) {
        try operation("fsync") { (base) throws(SystemError) in try base.synchronize(descriptor) }
    }

    /// Counted, then `synchronizeAll` of the file system below.
    public func synchronizeAll(_ folder: Descriptor) throws(SystemError) {
        try operation("syncfs") { (base) throws(SystemError) in try base.synchronizeAll(folder) }
    }

    /// Counted, then `rename` of the file system below.
    public func rename(
        _ name: String, in folder: Descriptor, to newName: String, in newFolder: Descriptor
    ) throws(SystemError) {
        try operation("rename") { (base) throws(SystemError) in
            try base.rename(name, in: folder, to: newName, in: newFolder)
        }
    }

    /// Counted, then `removeFile` of the file system below.
    public func removeFile(_ name: String, in folder: Descriptor) throws(SystemError) {
        try operation("unlink") { (base) throws(SystemError) in
            try base.removeFile(name, in: folder)
        }
    }

    /// Counted, then `removeFolder` of the file system below.
    public func removeFolder(_ name: String, in folder: Descriptor) throws(SystemError) {
        try operation("rmdir") { (base) throws(SystemError) in
            try base.removeFolder(name, in: folder)
        }
    }

    /// Counted, then `names` of the file system below.
    public func names(in folder: Descriptor) throws(SystemError) -> [String] {
        try operation("readdir") { (base) throws(SystemError) in try base.names(in: folder) }
    }

    /// Counted, then `lock` of the file system below.
    public func lock(_ file: Descriptor, waiting: Bool) throws(SystemError) -> Bool {
        try operation("flock") { (base) throws(SystemError) in
            try base.lock(file, waiting: waiting)
        }
    }

    /// Counted, then `identity` of the file system below.
    public func identity(of descriptor: Descriptor) throws(SystemError) -> FileIdentity {
        try operation("stat") { (base) throws(SystemError) in try base.identity(of: descriptor) }
    }

    /// Counted, then `identity` of the file system below.
    public func identity(at path: String) throws(SystemError) -> FileIdentity {
        try operation("stat") { (base) throws(SystemError) in try base.identity(at: path) }
    }
}
