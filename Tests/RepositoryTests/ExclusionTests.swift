import Foundation
import Glibc
import Moderation
import Repository
import Synchronization
import Testing

struct ExclusionTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path + "/comments"
    }

    /// Notes who is inside, and whether there ever were two.
    private final class Room: Sendable {
        private let inside = Mutex(0)
        private let visits = Mutex(0)

        var visitCount: Int { visits.withLock { $0 } }

        func visit() async {
            let count = inside.withLock {
                $0 += 1; return $0
            }
            #expect(count == 1)
            for _ in 0..<10 { await Task.yield() }
            visits.withLock { $0 += 1 }
            inside.withLock { $0 -= 1 }
        }
    }

    @Test("Tasks go one after the other, with one repository and with several")
    func tasks() async throws {
        let repositories = (0..<3).map { _ in Samples.repository(at: path) }
        let room = Room()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask {
                    try await repositories[number % 3].exclusively { _ in await room.visit() }
                }
            }
            try await group.waitForAll()
        }
        #expect(room.visitCount == 60)
    }

    @Test("An error ends the exclusive time, and so does its result")
    func failing() async throws {
        struct Refusal: Error {}
        let repository = Samples.repository(at: path)
        await #expect(throws: Refusal.self) {
            try await repository.exclusively { _ in throw Refusal() }
        }
        #expect(try await repository.exclusively { _ in 7 } == 7)
    }

    @Test("Another process is waited for, and a killed one lets go")
    func processes() async throws {
        let repository = Samples.repository(at: path)
        try await repository.exclusively { _ in }
        let other = try LockHolder(path + "/.lock")
        let entered = Flag()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await repository.exclusively { _ in entered.raise() }
            }
            group.addTask {
                for _ in 0..<1000 { await Task.yield() }
                #expect(!entered.isRaised)
                other.kill()
            }
            try await group.waitForAll()
        }
        #expect(entered.isRaised)
    }

    @Test("A task that is cancelled while it waits gives up, and blocks nobody after it")
    func cancellation() async throws {
        let repository = Samples.repository(at: path)
        try await repository.exclusively { _ in }
        let other = try LockHolder(path + "/.lock")
        let waiting = (0..<3).map { _ in
            Task { try await repository.exclusively { _ in } }
        }
        for _ in 0..<100 { await Task.yield() }
        for task in waiting { task.cancel() }
        for task in waiting {
            await #expect(throws: CancellationError.self) { try await task.value }
        }
        other.kill()
        #expect(try await repository.exclusively { _ in 7 } == 7)
    }

    @Test("A repository removed while a writer waits for it is made anew, and locked anew")
    func removed() async throws {
        let repository = Samples.repository(at: path)
        try await repository.exclusively { _ in }
        let other = try LockHolder(path + "/.lock")
        let task = Task {
            try await repository.exclusively {
                try $0.apply(RepositoryChanges(published: [Samples.comment(1)]))
            }
        }
        for _ in 0..<1000 { await Task.yield() }
        try FileManager.default.removeItem(atPath: path)
        other.kill()
        try await task.value
        #expect(try repository.comments(of: Samples.post).comments.count == 1)
    }

    @Test("Two writers in turn and a reader leave no half file to be seen")
    func readers() async throws {
        let repositories = (0..<2).map { _ in Samples.repository(at: path) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, repository) in repositories.enumerated() {
                group.addTask {
                    for round in 0..<20 {
                        let comment = Samples.comment(1, content: "\(number) \(round)")
                        try await repository.exclusively {
                            try $0.apply(RepositoryChanges(published: [comment]))
                        }
                    }
                }
            }
            group.addTask { [path] in
                let reader = Samples.repository(at: path)
                for _ in 0..<200 {
                    let contents = try reader.comments(of: Samples.post)
                    #expect(contents.damaged.isEmpty)
                    #expect(contents.comments.count <= 1)
                    await Task.yield()
                }
            }
            try await group.waitForAll()
        }
    }
}

/// Something that has happened or not.
private final class Flag: Sendable {
    private let state = Mutex(false)
    var isRaised: Bool { state.withLock { $0 } }
    func raise() { state.withLock { $0 = true } }
}

/// Another process that holds a lock until it is killed.
private final class LockHolder: Sendable {
    private let process: Mutex<Process>

    init(_ path: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["flock", "--no-fork", path, "sh", "-c", "echo ready; read -r line"]
        let (output, input) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardInput = input
        try process.run()
        // Blocks until the lock is held.
        _ = output.fileHandleForReading.availableData
        self.process = Mutex(process)
    }

    func kill() {
        process.withLock { process in
            _ = Glibc.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
    }

    deinit { kill() }
}
