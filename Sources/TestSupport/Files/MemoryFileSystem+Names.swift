import Glibc
import Repository
import Synchronization

extension MemoryFileSystem {
    /// Opens a folder by its path; there are no links.
    public func openFolder(at path: String) throws(SystemError) -> Descriptor {
        try state.withLock { state throws(SystemError) in
            let number = try state.node(at: path, "open")
            _ = try state.directory(number, "open")
            return state.opened(number)
        }
    }

    /// Opens a folder inside another.
    public func openFolder(
        _ name: String, in folder: Descriptor
    ) throws(SystemError) -> Descriptor {
        try state.withLock { state throws(SystemError) in
            let number = try state.child(name, of: try state.node(folder, "open"), "open")
            _ = try state.directory(number, "open")
            return state.opened(number)
        }
    }

    /// Makes a folder, not yet safe, by its path.
    public func makeFolder(at path: String) throws(SystemError) {
        let parts = path.split(separator: "/")
        try state.withLock { state throws(SystemError) in
            let parent = try state.node(at: parts.dropLast().joined(separator: "/"), "mkdir")
            _ = try state.make(
                .directory(Directory()), named: String(parts.last ?? ""), in: parent, "mkdir")
        }
    }

    /// Makes a folder, not yet safe.
    public func makeFolder(_ name: String, in folder: Descriptor) throws(SystemError) {
        try state.withLock { state throws(SystemError) in
            let parent = try state.node(folder, "mkdir")
            _ = try state.make(.directory(Directory()), named: name, in: parent, "mkdir")
        }
    }

    /// Makes an empty file, not yet safe.
    public func makeFile(_ name: String, in folder: Descriptor) throws(SystemError) -> Descriptor {
        try state.withLock { state throws(SystemError) in
            let parent = try state.node(folder, "open")
            return state.opened(try state.make(.file(File()), named: name, in: parent, "open"))
        }
    }

    /// Opens a file, and makes it if need be.
    public func openLock(_ name: String, in folder: Descriptor) throws(SystemError) -> Descriptor {
        try state.withLock { state throws(SystemError) in
            let parent = try state.node(folder, "open")
            if let number = try? state.child(name, of: parent, "open") {
                return state.opened(number)
            }
            return state.opened(try state.make(.file(File()), named: name, in: parent, "open"))
        }
    }

    /// Adds bytes, not yet safe.
    public func write(_ bytes: [UInt8], to file: Descriptor) throws(SystemError) {
        try state.withLock { state throws(SystemError) in
            let number = try state.node(file, "write")
            guard case .file(var content) = state.nodes[number] else {
                throw SystemError(call: "write", code: EISDIR)
            }
            content.bytes += bytes
            state.nodes[number] = .file(content)
        }
    }

    /// The bytes of a file, whatever `maximumByteCount`.
    public func read(
        _ name: String, in folder: Descriptor, maximumByteCount: Int
    ) throws(SystemError) -> [UInt8] {
        try state.withLock { state throws(SystemError) in
            let number = try state.child(name, of: try state.node(folder, "read"), "read")
            guard case .file(let file) = state.nodes[number] else {
                throw SystemError(call: "read", code: EISDIR)
            }
            return file.bytes
        }
    }

    /// Moves a name at once; where it is after a power cut is open until both folders are safe.
    public func rename(
        _ name: String, in folder: Descriptor, to newName: String, in newFolder: Descriptor
    ) throws(SystemError) {
        try state.withLock { state throws(SystemError) in
            let (from, to) = (try state.node(folder, "rename"), try state.node(newFolder, "rename"))
            let number = try state.child(name, of: from, "rename")
            if let other = try? state.child(newName, of: to, "rename"),
                case .directory = state.nodes[other]
            {
                throw SystemError(call: "rename", code: EISDIR)
            }
            try state.setName(name, in: from, to: nil)
            try state.setName(newName, in: to, to: number)
        }
    }

    /// Removes a name; it may come back after a power cut until the folder is safe.
    public func removeFile(_ name: String, in folder: Descriptor) throws(SystemError) {
        try state.withLock { state throws(SystemError) in
            let parent = try state.node(folder, "unlink")
            let number = try state.child(name, of: parent, "unlink")
            guard case .file = state.nodes[number] else {
                throw SystemError(call: "unlink", code: EISDIR)
            }
            try state.setName(name, in: parent, to: nil)
        }
    }

    /// Removes an empty folder; it may come back until its own folder is safe.
    public func removeFolder(_ name: String, in folder: Descriptor) throws(SystemError) {
        try state.withLock { state throws(SystemError) in
            let parent = try state.node(folder, "rmdir")
            let directory = try state.directory(try state.child(name, of: parent, "rmdir"), "rmdir")
            guard directory.names.isEmpty else {
                throw SystemError(call: "rmdir", code: ENOTEMPTY)
            }
            try state.setName(name, in: parent, to: nil)
        }
    }

    /// All names in a folder.
    public func names(in folder: Descriptor) throws(SystemError) -> [String] {
        try state.withLock { state throws(SystemError) in
            let number = try state.node(folder, "readdir")
            return Array(try state.directory(number, "readdir").names.keys)
        }
    }

    /// The number of an open file.
    public func identity(of descriptor: Descriptor) throws(SystemError) -> FileIdentity {
        try state.withLock { state throws(SystemError) in
            FileIdentity(device: 0, number: UInt64(try state.node(descriptor, "stat")))
        }
    }

    /// The number of the file at a path.
    public func identity(at path: String) throws(SystemError) -> FileIdentity {
        try state.withLock { state throws(SystemError) in
            FileIdentity(device: 0, number: UInt64(try state.node(at: path, "stat")))
        }
    }
}
