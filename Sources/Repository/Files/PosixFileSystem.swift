import Glibc

/// The file system of the machine.
public struct PosixFileSystem: FileSystem {
    /// `syncfs`, which Glibc hides from Swift; nil if it can't be relied upon.
    private let syncfs: (@convention(c) (Int32) -> Int32)?

    /// Linux reports write errors from `syncfs` since 5.8; before that it would lose them.
    public var canSynchronizeAll: Bool { syncfs != nil }

    /// Asks the kernel for its version.
    public init() {
        let isReliable = Self.kernelVersion.map { $0 >= (5, 8) } ?? false
        let symbol = isReliable ? dlsym(nil, "syncfs") : nil
        syncfs = symbol.map { unsafeBitCast($0, to: (@convention(c) (Int32) -> Int32).self) }
    }

    private static var kernelVersion: (Int, Int)? {
        var name = utsname()
        guard uname(&name) == 0 else { return nil }
        let release = withUnsafeBytes(of: &name.release) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        let numbers = release.split { !$0.isNumber }.prefix(2).compactMap { Int($0) }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }

    /// `open` with `O_DIRECTORY`.
    public func openFolder(at path: String) throws(SystemError) -> Descriptor {
        try opened(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    }

    /// `openat` with `O_DIRECTORY` and `O_NOFOLLOW`.
    public func openFolder(
        _ name: String, in folder: Descriptor
    ) throws(SystemError) -> Descriptor {
        try opened(openat(folder.number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
    }

    /// `mkdir`; who may read is left to the umask.
    public func makeFolder(at path: String) throws(SystemError) {
        try check("mkdir", mkdir(path, 0o777))
    }

    /// `mkdirat`; who may read is left to the umask.
    public func makeFolder(_ name: String, in folder: Descriptor) throws(SystemError) {
        try check("mkdir", mkdirat(folder.number, name, 0o777))
    }

    /// `openat` with `O_CREAT`, `O_EXCL` and `O_NOFOLLOW`.
    public func makeFile(_ name: String, in folder: Descriptor) throws(SystemError) -> Descriptor {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        return try opened(openat(folder.number, name, flags, 0o666))
    }

    /// `openat` with `O_CREAT` and `O_NOFOLLOW`.
    public func openLock(_ name: String, in folder: Descriptor) throws(SystemError) -> Descriptor {
        let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        return try opened(openat(folder.number, name, flags, 0o666))
    }

    /// `renameat`.
    public func rename(
        _ name: String, in folder: Descriptor, to newName: String, in newFolder: Descriptor
    ) throws(SystemError) {
        try check("rename", renameat(folder.number, name, newFolder.number, newName))
    }

    /// `unlinkat`.
    public func removeFile(_ name: String, in folder: Descriptor) throws(SystemError) {
        try check("unlink", unlinkat(folder.number, name, 0))
    }

    /// `unlinkat` with `AT_REMOVEDIR`.
    public func removeFolder(_ name: String, in folder: Descriptor) throws(SystemError) {
        try check("rmdir", unlinkat(folder.number, name, AT_REMOVEDIR))
    }

    /// `fsync`.
    public func synchronize(_ descriptor: Descriptor) throws(SystemError) {
        try check("fsync", fsync(descriptor.number))
    }

    /// `syncfs`, which reports errors of writing since `folder` was opened.
    public func synchronizeAll(_ folder: Descriptor) throws(SystemError) {
        guard let syncfs else { throw SystemError(call: "syncfs", code: ENOSYS) }
        try check("syncfs", syncfs(folder.number))
    }

    /// `close`.
    public func close(_ descriptor: Descriptor) {
        _ = Glibc.close(descriptor.number)
    }

    func opened(_ result: Int32) throws(SystemError) -> Descriptor {
        try check("open", result)
        return Descriptor(number: result)
    }

    func check(_ call: String, _ result: Int32) throws(SystemError) {
        if result < 0 { throw SystemError(call: call, code: errno) }
    }
}
