import Glibc
import Repository
import Synchronization

/// A file system in memory that knows what would survive a power cut.
///
/// It promises as little as POSIX allows: of what was not synchronised, each name is old or new
/// and each file is whole, cut or empty, independently of each other. Links can't be made, and a
/// lock that is taken can't be waited for.
public final class MemoryFileSystem: FileSystem {
    struct File {
        var bytes: [UInt8] = []
        var safeBytes: [UInt8]?
    }

    struct Directory {
        var names: [String: Int] = [:]
        var safeNames: [String: Int] = [:]
    }

    enum Node {
        case file(File)
        case directory(Directory)
    }

    struct State {
        var nodes: [Int: Node] = [0: .directory(Directory())]
        var open: [Int32: Int] = [:]
        var locks: [Int: Int32] = [:]
        var lastNumber: Int32 = 0
    }

    let state = Mutex(State())

    /// Whether `synchronizeAll` is to be used.
    public let canSynchronizeAll: Bool

    /// An empty file system, with only the folder `/`.
    public init(canSynchronizeAll: Bool = true) {
        self.canSynchronizeAll = canSynchronizeAll
    }

    /// Loses what was not synchronised, as `generator` has it, and closes everything.
    public func cutPower(using generator: inout some RandomNumberGenerator) {
        state.withLock { state in
            state.open = [:]
            state.locks = [:]
            for number in state.nodes.keys.sorted() {
                guard let node = state.nodes[number] else { continue }
                state.nodes[number] = node.afterPowerCut(using: &generator)
            }
        }
    }

    /// Closes a descriptor and gives up its lock.
    public func close(_ descriptor: Descriptor) {
        state.withLock { state in
            guard let node = state.open.removeValue(forKey: descriptor.number) else { return }
            if state.locks[node] == descriptor.number { state.locks[node] = nil }
        }
    }

    /// Makes everything safe.
    public func synchronizeAll(_ folder: Descriptor) throws(SystemError) {
        state.withLock { state in
            for number in state.nodes.keys { state.nodes[number]?.makeSafe() }
        }
    }

    /// Makes a file's bytes or a folder's names safe, and nothing else.
    public func synchronize(_ descriptor: Descriptor) throws(SystemError) {
        try state.withLock { state throws(SystemError) in
            let number = try state.node(descriptor, "fsync")
            state.nodes[number]?.makeSafe()
        }
    }

    /// Takes a lock; one that is taken can't be waited for, which is `ENOTSUP`.
    public func lock(_ file: Descriptor, waiting: Bool) throws(SystemError) -> Bool {
        try state.withLock { state throws(SystemError) in
            let node = try state.node(file, "flock")
            let owner = state.locks[node, default: file.number]
            if owner == file.number {
                state.locks[node] = file.number
                return true
            }
            if waiting { throw SystemError(call: "flock", code: ENOTSUP) }
            return false
        }
    }
}

extension MemoryFileSystem.Node {
    mutating func makeSafe() {
        switch self {
        case .file(var file):
            file.safeBytes = file.bytes
            self = .file(file)
        case .directory(var directory):
            directory.safeNames = directory.names
            self = .directory(directory)
        }
    }

    fileprivate func afterPowerCut(using generator: inout some RandomNumberGenerator) -> Self {
        switch self {
        case .file(let file):
            if file.safeBytes == file.bytes { return self }
            let length = Int.random(in: 0...file.bytes.count, using: &generator)
            let bytes = [file.safeBytes ?? [], Array(file.bytes.prefix(length)), file.bytes]
                .randomElement(using: &generator)
            return .file(MemoryFileSystem.File(bytes: bytes ?? [], safeBytes: bytes))
        case .directory(let directory):
            var names: [String: Int] = [:]
            for name in Set(directory.names.keys).union(directory.safeNames.keys).sorted() {
                names[name] =
                    Bool.random(using: &generator)
                    ? directory.names[name] : directory.safeNames[name]
            }
            return .directory(MemoryFileSystem.Directory(names: names, safeNames: names))
        }
    }
}
