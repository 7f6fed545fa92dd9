import Filters
import Moderation
import Testing

@testable import Commands

@Suite("Exit statuses")
struct ExitStatusTests {
    @Test("They are those of sysexits.h, and two for verdicts")
    func values() {
        #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 64, 65, 70, 74, 75, 78])
    }

    private struct Trouble: Failure {
        var remedy: FailureRemedy
        var description: String { "trouble" }
    }

    private struct Bug: Error {}

    @Test("A failure's remedy decides the status")
    func remedies() {
        #expect(CommandFailure(Trouble(remedy: .tryLater)).status == .tryLater)
        #expect(CommandFailure(Trouble(remedy: .inspect)).status == .io)
        #expect(CommandFailure(Trouble(remedy: .configure)).status == .configuration)
        #expect(CommandFailure(Bug()).status == .bug)
        #expect(CommandFailure(CommandFailure(.usage, "no")).status == .usage)
        #expect(CommandFailure(Trouble(remedy: .inspect)).message == "trouble")
    }
}
