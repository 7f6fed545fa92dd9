/// The folder where files are written before they are given their names, out of readers' sight.
struct Staging {
    private var folder: Folder?
    private var count = 0

    /// Not opened before the first file.
    init() {}

    private static let suffix = ".tmp"

    /// Removes files that were left behind; only the holder of the lock may.
    static func removeLeftovers(in root: Folder) throws(RepositoryError) {
        guard let folder = try root.existingFolder(EntryName.staging) else { return }
        defer { folder.close() }
        for name in try folder.names() where name.hasSuffix(suffix) { try folder.remove(name) }
    }

    /// Writes a file and gives its temporary name; with `synchronizing`, once its bytes are on the
    /// disk.
    mutating func write(
        _ bytes: [UInt8], in root: Folder, synchronizing: Bool
    ) throws(RepositoryError) -> String {
        let folder = try opened(in: root)
        count += 1
        let name = "\(count)\(Self.suffix)"
        do {
            try folder.naming(name) { () throws(SystemError) in
                let file = try folder.files.makeFile(name, in: folder.descriptor)
                defer { folder.files.close(file) }
                try folder.files.write(bytes, to: file)
                if synchronizing { try folder.files.synchronize(file) }
            }
        } catch {
            discard(name)
            throw error
        }
        return name
    }

    private mutating func opened(in root: Folder) throws(RepositoryError) -> Folder {
        if let folder { return folder }
        let opened = try root.madeFolder(EntryName.staging)
        folder = opened
        return opened
    }

    /// Gives a file its name, in place of the one that has it.
    func place(_ temporary: String, as name: String, in target: Folder) throws(RepositoryError) {
        guard let folder else { return }
        try target.naming(name) { () throws(SystemError) in
            try folder.files.rename(
                temporary, in: folder.descriptor, to: name, in: target.descriptor)
        }
    }

    /// Removes a file that won't be wanted; if that fails too, the next writer will.
    func discard(_ temporary: String) { try? folder?.remove(temporary) }

    mutating func close() {
        folder?.close()
        folder = nil
    }
}
