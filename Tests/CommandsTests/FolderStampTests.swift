import Foundation
import Testing

@testable import Commands

@Suite("What a folder looks like")
struct FolderStampTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "stamp-\(UUID())")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "lists/more"), withIntermediateDirectories: true)
        try write("one", "a.yaml")
        try write("two", "lists/more/b.txt")
    }

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    private var stamp: FolderStamp { FolderStamp(of: folder.path) }

    @Test("it stays the same until something changes, at any depth")
    func changes() throws {
        let first = stamp
        #expect(stamp == first)
        try write("three", "lists/more/b.txt")
        let second = stamp
        #expect(second != first)
        try write("", "lists/.hidden")
        let third = stamp
        #expect(third != second)
        try FileManager.default.removeItem(at: folder.appending(path: "lists/.hidden"))
        #expect(stamp != third)
    }

    @Test("a link is as what it leads to, and a link to a folder isn't followed")
    func links() throws {
        let files = FileManager.default
        try files.createSymbolicLink(
            at: folder.appending(path: "lists/loop"), withDestinationURL: folder)
        try files.createSymbolicLink(
            atPath: folder.path + "/link.yaml", withDestinationPath: "lists/more/b.txt")
        let first = stamp
        #expect(stamp == first)
        try write("longer", "lists/more/b.txt")
        #expect(stamp != first)
    }

    @Test("no folder looks like an empty one")
    func absent() throws {
        let empty = folder.appending(path: "empty")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        #expect(FolderStamp(of: empty.path) == FolderStamp(of: folder.path + "/none"))
    }
}
