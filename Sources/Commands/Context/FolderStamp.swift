import Glibc

/// Names, sizes and times of everything in a folder: differs when something was changed.
struct FolderStamp: Equatable {
    private var entries: [String: [Int]] = [:]

    /// Looks at a folder and all folders below it; one that can't be read is as if it were empty.
    init(of folder: String) {
        var folders = [""]
        while let name = folders.popLast() {
            guard let stream = opendir(folder + name) else { continue }
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                withUnsafePointer(to: &entry.pointee.d_name) { bytes in
                    bytes.withMemoryRebound(to: CChar.self, capacity: 1) { file in
                        note(file, in: stream, name, &folders)
                    }
                }
            }
        }
    }

    private mutating func note(
        _ file: UnsafePointer<CChar>, in stream: OpaquePointer, _ folder: String,
        _ folders: inout [String]
    ) {
        let name = String(cString: file)
        guard name != ".", name != ".." else { return }
        var status = stat()
        // A link to a folder is no folder here, so there is an end.
        if fstatat(dirfd(stream), file, &status, AT_SYMLINK_NOFOLLOW) == 0,
            status.st_mode & S_IFMT == S_IFDIR
        {
            folders.append("\(folder)/\(name)")
        }
        guard fstatat(dirfd(stream), file, &status, 0) == 0 else { return }
        entries["\(folder)/\(name)"] = [
            Int(status.st_size), Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec),
            Int(status.st_ino),
        ]
    }
}
