/// An open folder that knows its path, so that every error names the file it is about.
struct Folder {
    let files: any FileSystem
    let descriptor: Descriptor
    let path: String

    init(files: any FileSystem, descriptor: Descriptor, path: String) {
        self.files = files
        self.descriptor = descriptor
        self.path = path
    }

    /// Opens the folder at `path`, following links.
    init(at path: String, in files: any FileSystem) throws(RepositoryError) {
        do {
            self.init(files: files, descriptor: try files.openFolder(at: path), path: path)
        } catch {
            throw RepositoryError(error, path: path)
        }
    }

    func path(of name: String) -> String { "\(path)/\(name)" }

    func close() { files.close(descriptor) }

    /// Opens a folder inside this one.
    func folder(_ name: String) throws(RepositoryError) -> Folder {
        let opened = try naming(name) { () throws(SystemError) in
            try files.openFolder(name, in: descriptor)
        }
        return Folder(files: files, descriptor: opened, path: path(of: name))
    }

    /// Opens a folder inside this one; nil if it isn't there.
    func existingFolder(_ name: String) throws(RepositoryError) -> Folder? {
        do {
            return try folder(name)
        } catch  where error.code == .missing {
            return nil
        }
    }

    /// Opens a folder inside this one, and makes it if it isn't there.
    func madeFolder(_ name: String) throws(RepositoryError) -> Folder {
        if let folder = try existingFolder(name) { return folder }
        try naming(name) { () throws(SystemError) in
            try files.makeFolder(name, in: descriptor)
        }
        return try folder(name)
    }

    /// The bytes of a file; nil if it isn't there.
    func bytes(of name: String) throws(RepositoryError) -> [UInt8]? {
        do {
            return try naming(name) { () throws(SystemError) in
                try files.read(
                    name, in: descriptor, maximumByteCount: EntryName.maximumByteCount)
            }
        } catch  where error.code == .missing {
            return nil
        }
    }

    /// Removes a file; one that isn't there is no error.
    func remove(_ name: String) throws(RepositoryError) {
        do {
            try naming(name) { () throws(SystemError) in
                try files.removeFile(name, in: descriptor)
            }
        } catch  where error.code == .missing {}
    }

    func names() throws(RepositoryError) -> [String] {
        do { return try files.names(in: descriptor) } catch {
            throw RepositoryError(error, path: path)
        }
    }

    func synchronize() throws(RepositoryError) {
        do { try files.synchronize(descriptor) } catch {
            throw RepositoryError(error, path: path)
        }
    }

    func synchronizeAll() throws(RepositoryError) {
        do { try files.synchronizeAll(descriptor) } catch {
            throw RepositoryError(error, path: path)
        }
    }

    /// Runs a call of the file system, and says in its error which file it was about.
    func naming<Result>(
        _ name: String, _ call: () throws(SystemError) -> Result
    ) throws(RepositoryError) -> Result {
        do { return try call() } catch { throw RepositoryError(error, path: path(of: name)) }
    }
}
