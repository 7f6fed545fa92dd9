import Glibc
import Moderation
import Repository
import TestSupport
import Testing

struct FaultTests {
    /// Runs the changes with a fault at each operation in turn, until there is no such operation.
    private func atEveryOperation(
        of scenario: Scenario, _ fault: FaultyFileSystem.Fault,
        then body: (MemoryFileSystem, Bool) async throws -> Void
    ) async throws {
        var place = 1
        while true {
            let files = try await scenario.files()
            let faulty = FaultyFileSystem(files, failingAt: place, with: fault)
            var failed = false
            do {
                try await Scenario.apply(scenario.changes, to: faulty)
            } catch is RepositoryError {
                failed = true
            }
            try await body(files, failed)
            if faulty.operationCount < place { break }
            place += 1
        }
        #expect(place > 40)
    }

    @Test(
        "A crash at any operation leaves whole files, and the next writer finishes",
        arguments:
            Scenario.all)
    func crash(scenario: Scenario) async throws {
        try await atEveryOperation(of: scenario, .crash) { files, failed in
            try scenario.check(files)
            if !failed { try await scenario.checkEnd(files) }
            try await Scenario.apply(scenario.changes, to: files)
            try await scenario.checkEnd(files)
        }
    }

    @Test(
        "An error at any operation leaves whole files, and repeating mends it",
        arguments:
            Scenario.all, [ENOSPC, EIO, EACCES, ENOENT])
    func failing(scenario: Scenario, code: Int32) async throws {
        try await atEveryOperation(of: scenario, .error(code)) { files, failed in
            try scenario.check(files)
            try await Scenario.apply(scenario.changes, to: files)
            try await scenario.checkEnd(files)
        }
    }

    @Test("A reader sees whole files before every single operation", arguments: Scenario.all)
    func readers(scenario: Scenario) async throws {
        let files = try await scenario.files()
        let watched = FaultyFileSystem(files) { _ in
            do { try scenario.check(files) } catch { Issue.record("a reader met \(error)") }
        }
        try await Scenario.apply(scenario.changes, to: watched)
        try await scenario.checkEnd(files)
    }

    @Test(
        "A power cut at any operation leaves whole files, and what was done is done",
        arguments:
            Scenario.all)
    func powerCut(scenario: Scenario) async throws {
        for seed in UInt64(1)...8 {
            var generator = SeededRandom(seed: seed)
            try await atEveryOperation(of: scenario, .crash) { files, failed in
                files.cutPower(using: &generator)
                try scenario.check(files)
                if !failed { try await scenario.checkEnd(files) }
                try await Scenario.apply(scenario.changes, to: files)
                files.cutPower(using: &generator)
                try await scenario.checkEnd(files)
            }
        }
    }

    @Test(
        "A process killed before it could synchronise leaves that to the next",
        arguments:
            Scenario.all)
    func killedBeforeSynchronising(scenario: Scenario) async throws {
        for seed in UInt64(1)...8 {
            var generator = SeededRandom(seed: seed)
            try await atEveryOperation(of: scenario, .crash) { files, _ in
                try await Scenario.apply(scenario.changes, to: files)
                files.cutPower(using: &generator)
                try await scenario.checkEnd(files)
            }
        }
    }
}
