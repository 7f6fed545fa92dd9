import Foundation
import Moderation
import Synchronization
import TestSupport
import Testing

@testable import Service

@Suite("Asking the DNS before judging")
struct MailDomainTests {
    private let office: Office
    private let lookup = NotedLookup(["mail.example": .takesMail, "gone.example": .missing])

    init() throws { office = try Office() }

    private func comment(_ email: String?, _ text: String) -> Submission {
        var submission = Office.comment(text)
        submission.author.email = email
        return submission
    }

    private let emails = [
        "rosa@mail.example", "ada@gone.example", "eve@mail.example", nil, "nobody", "x@",
        #""a@b"@silent.example"#,
    ]

    @Test("A worker asks once for a batch, and every verdict knows its own domain")
    func worker() async throws {
        _ = try await office.desk.intake.accept(
            emails.enumerated().map { comment($1, "\($0)") })
        let worker = Worker(
            queue: office.store, bench: TellingBench(), clock: office.clock, mail: lookup,
            log: office.log)
        let summaries = Mutex<[String: String]>([:])
        try await worker.drain { judgements in
            summaries.withLock { summaries in
                for judgement in judgements {
                    summaries[judgement.claim.submission.content ?? ""] =
                        judgement.verdict.summary
                }
            }
        }
        let expected = ["takesMail", "missing", "takesMail", "nil", "nil", "nil", "nil"]
        let found = summaries.withLock { summaries in
            emails.indices.map { summaries["\($0)"] ?? "" }
        }
        #expect(found == expected)
        #expect(lookup.asked == [["gone.example", "mail.example", "silent.example"]])
    }

    @Test("Nobody is asked where no submission has an e-mail address")
    func nothingToAsk() async throws {
        _ = try await office.desk.intake.accept([comment(nil, "a"), comment("x", "b")])
        let worker = Worker(
            queue: office.store, bench: TellingBench(), clock: office.clock, mail: lookup,
            log: office.log)
        #expect(try await worker.drain() == 2)
        #expect(lookup.asked.isEmpty)
    }

    @Test("A check asks only where it was told to")
    func check() async throws {
        let asking = Judging(
            bench: TellingBench(), catalog: office.store, clock: office.clock, mail: lookup)
        #expect(try await asking.check(comment("a@gone.example", "x")).summary == "missing")
        let silent = Judging(
            bench: TellingBench(), catalog: office.store, clock: office.clock)
        #expect(try await silent.check(comment("a@gone.example", "x")).summary == "nil")
        #expect(lookup.asked == [["gone.example"]])
    }
}

/// Answers from a table, and notes what it was asked.
private final class NotedLookup: MailDomainLookup {
    private let table: [String: MailDomain]
    private let questions = Mutex<[[String]]>([])

    init(_ table: [String: MailDomain]) { self.table = table }

    var asked: [[String]] { questions.withLock { $0 } }

    func states(of domains: Set<String>) async -> [String: MailDomain] {
        questions.withLock { $0.append(domains.sorted()) }
        return table.filter { domains.contains($0.key) }
    }
}

/// Its verdicts tell what they know of the mail domain.
private struct TellingJudge: Judge {
    let filters = "telling"

    func identities(of submission: Submission) -> Identities {
        Identities(email: submission.author.email)
    }

    func verdict(on submission: Submission, history: History, at now: Date) -> Verdict {
        Verdict(
            status: .held, score: 4, thresholds: .init(hold: 3, spam: 7),
            summary: history.mailDomain?.rawValue ?? "nil", filters: filters)
    }
}

private struct TellingBench: Bench {
    func judge() -> any Judge { TellingJudge() }
}
