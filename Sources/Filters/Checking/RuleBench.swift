import Foundation
import Matching
import Moderation
import PCRE

/// Measures what each rule costs, in processor time of this thread.
///
/// Each pattern is run by itself on the texts for which the prefilter proposes it, as judging does;
/// each condition after everything it may ask for was found out. Lists are searched all at once, so
/// they have one row together. The first submissions warm everything up and count as the others.
public struct RuleBench {
    /// What one part of judging costs.
    public struct Row: Sendable, Hashable {
        /// A rule's id, or a part in brackets such as `(views)`.
        public var name: String
        /// How many submissions it ran on.
        public var runs = 0
        /// All its time, in nanoseconds.
        public var total = 0
        /// The most it took on one submission, in nanoseconds.
        public var maximum = 0

        mutating func add(_ nanoseconds: Int) {
            runs += 1
            total += nanoseconds
            maximum = max(maximum, nanoseconds)
        }
    }

    private let ruleSet: RuleSet
    private let overhead = CPUClock.overhead()
    private var rules: [Row]
    private var views = Row(name: "(views)")
    private var prefilter = Row(name: "(prefilter)")
    private var lists = Row(name: "(lists)")
    /// Submissions measured.
    public private(set) var submissions = 0
    /// Whole verdicts, measured apart from their parts, in nanoseconds.
    public private(set) var verdicts = Row(name: "(whole verdict)")
    /// Runs of patterns that the prefilter made needless.
    public private(set) var savedRuns = 0
    /// Runs of patterns that were worth it.
    public private(set) var patternRuns = 0
    private var without = Row(name: "(all patterns)")
    private let judge: FilterJudge

    /// Measures the rules of a set.
    public init(_ ruleSet: RuleSet) {
        self.ruleSet = ruleSet
        rules = ruleSet.rules.map { Row(name: $0.id) }
        judge = FilterJudge(ruleSet: ruleSet, rests: nil)
    }

    /// Everything that took time, the dearest first.
    public var rows: [Row] {
        ([views, prefilter, lists] + rules).filter { $0.runs > 0 }
            .sorted { ($1.total, $0.name) < ($0.total, $1.name) }
    }

    /// What the patterns alone would take if each ran on every text, in nanoseconds a submission,
    /// measured on every tenth.
    public var unfilteredMean: Double? {
        without.runs > 0 ? Double(without.total) / Double(without.runs) : nil
    }

    /// What the patterns and the prefilter take, in nanoseconds a submission.
    public var filteredMean: Double {
        let patterns = zip(ruleSet.rules, rules).filter { $0.0.match != nil }.map(\.1.total)
        return Double(prefilter.total + patterns.reduce(0, +)) / Double(max(1, submissions))
    }

    /// Measures one submission.
    public mutating func add(_ submission: Submission, at now: Date) {
        let start = CPUClock.nanoseconds()
        _ = judge.verdict(on: submission, history: History(), at: now)
        verdicts.add(max(0, CPUClock.nanoseconds() - start - overhead))
        let compiled = ruleSet.compiled
        let subject = Subject(
            submission, history: History(), at: now, emailLists: ruleSet.emailLists)
        let all = Set(compiled.patternViews + compiled.termViews)
        views.add(measured { for view in all { _ = subject.values(of: view) } })
        var costs: [Int: Int] = [:]
        search(subject, compiled, &costs)
        if submissions.isMultiple(of: 10) {
            without.add(measured { Self.runAll(subject, compiled) })
        }
        var evaluation = Evaluation(
            rules: compiled, subject: subject, model: ruleSet.starter, clock: { .zero })
        lists.add(
            measured {
                evaluation.searchTerms()
                evaluation.searchKeys()
            })
        evaluation = Evaluation(
            rules: compiled, subject: subject, model: ruleSet.starter, clock: { .zero })
        evaluation.run()
        let (code, conditions) = (compiled.conditionCode, compiled.conditions)
        var settled = SettledParts(count: code.settledCount)
        for (index, place) in (conditions.free + conditions.waiting).map({ ($0.index, $0.place) })
        where !compiled.traits[index].isOff {
            costs[index, default: 0] += measured {
                _ = code.holds(place, evaluation, &settled)
            }
        }
        for (index, cost) in costs { rules[index].add(cost) }
        submissions += 1
    }

    private mutating func search(
        _ subject: Subject, _ compiled: CompiledRules, _ costs: inout [Int: Int]
    ) {
        var scan = 0
        for view in compiled.patternViews {
            let all = compiled.patternsByView[view.index].filter { !compiled.rules[$0].isOff }
            for value in subject.values(of: view) {
                var worthwhile = all
                if let filter = compiled.prefilter {
                    var candidates: [Int] = []
                    scan += measured { candidates = filter.candidates(in: value.text) }
                    worthwhile = candidates.filter {
                        compiled.rules[$0].views.contains(view) && !compiled.rules[$0].isOff
                    }
                }
                savedRuns += all.count - worthwhile.count
                patternRuns += worthwhile.count
                for index in worthwhile {
                    guard let pattern = compiled.rules[index].pattern else { continue }
                    costs[index, default: 0] += measured {
                        _ = try? pattern.matches(in: value.text, limit: 20)
                    }
                }
            }
        }
        if compiled.prefilter != nil { prefilter.add(scan) }
    }

    private static func runAll(_ subject: Subject, _ compiled: CompiledRules) {
        for view in compiled.patternViews {
            for value in subject.values(of: view) {
                for index in compiled.patternsByView[view.index] {
                    _ = try? compiled.rules[index].pattern?.matches(in: value.text, limit: 20)
                }
            }
        }
    }

    /// What a piece of work takes, in nanoseconds.
    private func measured(_ body: () -> Void) -> Int {
        let start = CPUClock.nanoseconds()
        body()
        return max(0, CPUClock.nanoseconds() - start - overhead)
    }
}
