import Glibc
import Repository

extension MemoryFileSystem.State {
    typealias Node = MemoryFileSystem.Node

    mutating func opened(_ node: Int) -> Descriptor {
        lastNumber += 1
        open[lastNumber] = node
        return Descriptor(number: lastNumber)
    }

    func node(_ descriptor: Descriptor, _ call: String) throws(SystemError) -> Int {
        guard let node = open[descriptor.number] else {
            throw SystemError(call: call, code: EBADF)
        }
        return node
    }

    func node(at path: String, _ call: String) throws(SystemError) -> Int {
        var number = 0
        for part in path.split(separator: "/") {
            number = try child(String(part), of: number, call)
        }
        return number
    }

    func directory(_ number: Int, _ call: String) throws(SystemError) -> MemoryFileSystem.Directory
    {
        guard case .directory(let directory) = nodes[number] else {
            throw SystemError(call: call, code: ENOTDIR)
        }
        return directory
    }

    func child(_ name: String, of number: Int, _ call: String) throws(SystemError) -> Int {
        guard let child = try directory(number, call).names[name] else {
            throw SystemError(call: call, code: ENOENT)
        }
        return child
    }

    mutating func make(
        _ node: Node, named name: String, in parent: Int, _ call: String
    ) throws(SystemError) -> Int {
        if try directory(parent, call).names[name] != nil {
            throw SystemError(call: call, code: EEXIST)
        }
        let number = nodes.count
        nodes[number] = node
        try setName(name, in: parent, to: number)
        return number
    }

    mutating func setName(_ name: String, in parent: Int, to node: Int?) throws(SystemError) {
        var directory = try directory(parent, "rename")
        directory.names[name] = node
        nodes[parent] = .directory(directory)
    }
}
