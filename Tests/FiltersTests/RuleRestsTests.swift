import Foundation
import Moderation
import PCRE
import Synchronization
import Testing

@testable import Filters

@Suite("Rules that rest")
struct RuleRestsTests {
    private static let evil = "id: EVIL, on: [content], match: '(a+)+$', score: 9"
    private static let hostile = String(repeating: "a", count: 40) + "b"

    private func judge(
        _ rules: [String] = [evil], prefilter: Bool = false, rests: RuleRests? = RuleRests()
    ) throws -> FilterJudge {
        var options = RuleSet.Options()
        options.limits.match = 10_000
        options.prefilter = prefilter
        let set = try Folder.set(rules: rules, options: options)
        return FilterJudge(ruleSet: set, rests: rests, clock: { .zero })
    }

    private func send(
        _ text: String, from ip: String?, to judge: FilterJudge, minute: Double = 0
    ) -> Verdict {
        var submission = comment(text)
        submission.ip = ip
        return judge.verdict(
            on: submission, history: History(), at: .fixed.addingTimeInterval(minute * 60))
    }

    private func rouse(_ judge: FilterJudge) {
        for part in 1...3 { _ = send(Self.hostile, from: "192.0.\(part).7", to: judge) }
    }

    @Test("a rule that rests isn't run, and what it would have searched is held and says why")
    func rest() throws {
        let judge = try judge()
        rouse(judge)
        #expect(judge.restingRules(at: .fixed).map(\.rule) == ["EVIL"])
        for text in [Self.hostile, "aa", "nothing of the kind"] {
            let verdict = send(text, from: "198.51.100.1", to: judge, minute: 9.99)
            #expect(verdict.status == .held)
            #expect(verdict.findings == [])
            let message = "rests until 07:10:00Z after repeated limit hits, so it was not tried"
            #expect(verdict.errors == [JudgementError(rule: "EVIL", message: message)])
        }
    }

    @Test("after the rest it is tried again, and a renewed hit makes it rest twice as long")
    func again() throws {
        let judge = try judge()
        rouse(judge)
        #expect(send("aa", from: nil, to: judge, minute: 10).status == .spam)
        let verdict = send(Self.hostile, from: nil, to: judge, minute: 11)
        #expect(verdict.errors.map(\.message) == ["the match limit was exceeded"])
        let rest = try #require(judge.restingRules(at: .fixed.addingTimeInterval(700)).first)
        #expect(rest.began == .fixed.addingTimeInterval(660))
        #expect(rest.ends == .fixed.addingTimeInterval(1860))
    }

    @Test("one sender alone can't make a rule rest by a few texts, nor by changing addresses")
    func sender() throws {
        for ips in [["192.0.2.1"], ["192.0.2.1", "192.0.2.2", "192.0.2.3"], [nil]] {
            let judge = try judge()
            for round in 0..<9 {
                let verdict = send(Self.hostile, from: ips[round % ips.count], to: judge)
                #expect(verdict.status == .held)
            }
            #expect(judge.restingRules(at: .fixed) == [])
            _ = send(Self.hostile, from: ips[0], to: judge)
            #expect(judge.restingRules(at: .fixed).count == 1)
        }
    }

    @Test("several limit hits within one submission count as one")
    func once() throws {
        let rule = "id: EVIL, on: [content, author.name], match: '(a+)+$', score: 9"
        let judge = try judge([rule])
        for part in 1...2 {
            var submission = comment(Self.hostile, name: Self.hostile)
            submission.ip = "192.0.\(part).1"
            let verdict = judge.verdict(on: submission, history: History(), at: .fixed)
            #expect(verdict.errors.count == 1)
        }
        #expect(judge.restingRules(at: .fixed) == [])
    }

    @Test("only what the prefilter proposes for a resting rule is held")
    func prefiltered() throws {
        let rule = "id: EVIL, on: [content], match: 'evil(a+)+$', score: 9"
        let judge = try judge([rule], prefilter: true)
        for part in 1...3 { _ = send("evil" + Self.hostile, from: "192.0.\(part).1", to: judge) }
        #expect(judge.restingRules(at: .fixed).count == 1)
        #expect(send("nothing of the kind", from: nil, to: judge).status == .approved)
        #expect(send("no evilaxe", from: nil, to: judge).status == .held)
    }

    @Test("a rule in shadow rests too, but holds nothing")
    func shadow() throws {
        let judge = try judge([Self.evil + ", state: shadow"])
        rouse(judge)
        #expect(judge.restingRules(at: .fixed).count == 1)
        #expect(send(Self.hostile, from: nil, to: judge).status == .approved)
    }

    @Test("a rest outlives its judge, but not another wording of the rule")
    func reload() throws {
        let rests = RuleRests()
        rouse(try judge(rests: rests))
        #expect(try judge(rests: rests).restingRules(at: .fixed).map(\.rule) == ["EVIL"])
        let mended = try judge(["id: EVIL, on: [content], match: 'a+$', score: 9"], rests: rests)
        #expect(mended.restingRules(at: .fixed) == [])
        #expect(send(Self.hostile, from: nil, to: mended).status == .approved)
    }

    @Test("a judge without rests judges each text as if it were the first")
    func independent() throws {
        let judge = try judge(rests: nil)
        for _ in 0..<20 {
            rouse(judge)
            #expect(send("aa", from: nil, to: judge).status == .spam)
        }
    }

    @Test("the beginning of a rest is told once")
    func told() throws {
        let told = Mutex<[RuleRest]>([])
        let rests = RuleRests { rest in told.withLock { $0.append(rest) } }
        let judge = try judge(rests: rests)
        for _ in 0..<3 { rouse(judge) }
        let rest = RuleRest(rule: "EVIL", began: .fixed, ends: .fixed.addingTimeInterval(600))
        #expect(told.withLock { $0 } == [rest])
    }

    @Test("however many rules hit their limits, only so many are remembered")
    func memory() {
        var budget = Budget()
        budget.rememberedRules = 5
        let rests = RuleRests(budget: budget)
        for number in 0..<100 {
            let rule = RuleVersion(rule: "R\(number)", version: "")
            for sender in ["a", "b", "c"] { rests.add([rule], by: sender, at: .fixed) }
            #expect(rests.rests(at: .fixed)[rule] != nil)
            #expect(rests.count <= 5)
        }
        let later = Date.fixed.addingTimeInterval(86_400)
        rests.add([RuleVersion(rule: "S", version: "")], by: "a", at: later)
        #expect(rests.count == 1)
    }

    @Test(
        "the end of a rest is told as a time of the day",
        arguments: [
            (0.0, "00:00:00Z"), (86_399, "23:59:59Z"), (86_399.2, "00:00:00Z"), (-1, "23:59:59Z"),
            (1_795_244_400, "07:00:00Z"), (.infinity, "00:00:00Z"),
        ])
    func times(seconds: Double, text: String) {
        let end = Date(timeIntervalSince1970: seconds)
        let rest = RuleRest(rule: "R", began: .fixed, ends: end)
        #expect(rest.complaint.contains("until \(text) after"))
    }
}
