/// The little that the repository asks of a file system.
///
/// Names are single path components inside an open folder, and symbolic links are never followed;
/// only a `path` is looked up as the system does it. Every call may be made from any thread.
public protocol FileSystem: Sendable {
    /// Opens a folder by its path, following links.
    func openFolder(at path: String) throws(SystemError) -> Descriptor

    /// Opens a folder inside another. A link is `ELOOP` or `ENOTDIR`.
    func openFolder(_ name: String, in folder: Descriptor) throws(SystemError) -> Descriptor

    /// Makes a folder by its path; one that is there already is `EEXIST`.
    func makeFolder(at path: String) throws(SystemError)

    /// Makes a folder inside another; one that is there already is `EEXIST`.
    func makeFolder(_ name: String, in folder: Descriptor) throws(SystemError)

    /// Makes a file for writing; one that is there already is `EEXIST`.
    func makeFile(_ name: String, in folder: Descriptor) throws(SystemError) -> Descriptor

    /// Opens a file to lock it, and makes it if it isn't there.
    func openLock(_ name: String, in folder: Descriptor) throws(SystemError) -> Descriptor

    /// Writes all bytes at the file's present place.
    func write(_ bytes: [UInt8], to file: Descriptor) throws(SystemError)

    /// The bytes of an ordinary file; one longer than `maximumByteCount` is `EFBIG`, and anything
    /// but an ordinary file `EISDIR` or `EINVAL`.
    func read(
        _ name: String, in folder: Descriptor, maximumByteCount: Int
    ) throws(SystemError) -> [UInt8]

    /// Waits until a file's bytes, or a folder's names, would survive a power cut.
    func synchronize(_ descriptor: Descriptor) throws(SystemError)

    /// Whether `synchronizeAll` can be relied upon to report errors.
    var canSynchronizeAll: Bool { get }

    /// Waits until everything on the file system of `folder` would survive a power cut.
    ///
    /// Errors since `folder` was opened are thrown.
    func synchronizeAll(_ folder: Descriptor) throws(SystemError)

    /// Gives a file another name, in place of whatever file has it; atomic for readers.
    func rename(
        _ name: String, in folder: Descriptor, to newName: String, in newFolder: Descriptor
    ) throws(SystemError)

    /// Removes a file or link.
    func removeFile(_ name: String, in folder: Descriptor) throws(SystemError)

    /// Removes an empty folder.
    func removeFolder(_ name: String, in folder: Descriptor) throws(SystemError)

    /// All names in a folder but `.` and `..`, in no order; those that aren't UTF-8 are left out.
    func names(in folder: Descriptor) throws(SystemError) -> [String]

    /// Locks a file against every other descriptor, here and in other processes.
    ///
    /// With `waiting` it blocks the thread until the lock is free; without, a lock that is taken is
    /// false.
    func lock(_ file: Descriptor, waiting: Bool) throws(SystemError) -> Bool

    /// Which file was opened.
    func identity(of descriptor: Descriptor) throws(SystemError) -> FileIdentity

    /// Which file is at a path now, following links.
    func identity(at path: String) throws(SystemError) -> FileIdentity

    /// Closes a descriptor, and lets go of its lock.
    func close(_ descriptor: Descriptor)
}
