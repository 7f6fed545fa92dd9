import Moderation

/// What rules did to labelled submissions, counted.
public struct RuleTally: Sendable {
    /// One rule.
    public struct Row: Sendable, Hashable {
        /// The rule's id.
        public var rule: String
        /// Spam on which it fired.
        public var spam: Int
        /// Ham on which it fired.
        public var ham: Int
        /// The share of all spam on which it fired, 0 to 1.
        public var spamShare: Double
        /// The share of all ham on which it fired, 0 to 1.
        public var hamShare: Double
        /// The rule that fires most often where this one does; nil if it fires alone.
        public var overlap: String?
        /// The share of its hits on which that other rule fires too, 0 to 1.
        public var overlapShare: Double

        /// SpamAssassin's S/O: the share of its hits that would be spam if spam and ham were
        /// equally frequent, 0 to 1; nil if it never fired.
        public var spamOverall: Double? {
            spamShare + hamShare > 0 ? spamShare / (spamShare + hamShare) : nil
        }
    }

    /// A change of status against a baseline.
    public struct Flip: Sendable, Hashable {
        /// What people say of the submissions; nil without a label.
        public var label: Label?
        /// The status by the baseline.
        public var from: Status
        /// The status now.
        public var to: Status
    }

    private let ids: [String]
    private let indices: [String: Int]
    private var hits: [[Label?: Int]]
    /// Hits of two rules on the same submission, by `first * ids.count + second`.
    private var pairs: [Int: Int] = [:]
    /// Submissions by label.
    public private(set) var labels: [Label?: Int] = [:]
    /// Submissions by label and status.
    public private(set) var statuses: [Label?: [Status: Int]] = [:]
    /// Changes of status against the baseline.
    public private(set) var flips: [Flip: Int] = [:]
    /// Submissions for which the baseline had a status.
    public private(set) var compared = 0

    /// Counts for the rules of a set; those that score nothing aren't in verdicts, nor here.
    public init(_ ruleSet: RuleSet) {
        ids = ruleSet.rules.filter { $0.effect != .none && $0.state != .off }.map(\.id)
        indices = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        hits = Array(repeating: [:], count: ids.count)
    }

    /// Counts a verdict; rules on trial count like live ones.
    public mutating func add(_ verdict: Verdict, label: Label?, baseline: Status? = nil) {
        labels[label, default: 0] += 1
        statuses[label, default: [:]][verdict.status, default: 0] += 1
        if let baseline {
            compared += 1
            if baseline != verdict.status {
                flips[Flip(label: label, from: baseline, to: verdict.status), default: 0] += 1
            }
        }
        let fired = (verdict.findings + verdict.shadow).compactMap { indices[$0.rule] }
        for index in fired { hits[index][label, default: 0] += 1 }
        // So many at once says nothing of any two of them.
        guard fired.count <= 64 else { return }
        for first in fired {
            for second in fired where first != second {
                pairs[first * ids.count + second, default: 0] += 1
            }
        }
    }

    /// Adds the counts of another tally of the same set.
    public mutating func merge(_ other: RuleTally) {
        labels.merge(other.labels, uniquingKeysWith: +)
        statuses.merge(other.statuses) { $0.merging($1, uniquingKeysWith: +) }
        flips.merge(other.flips, uniquingKeysWith: +)
        pairs.merge(other.pairs, uniquingKeysWith: +)
        compared += other.compared
        for index in hits.indices { hits[index].merge(other.hits[index], uniquingKeysWith: +) }
    }

    /// Every rule, those with the most hits first.
    public var rows: [Row] {
        var best: [Int: (rule: Int, count: Int)] = [:]
        for (pair, count) in pairs {
            let (first, second) = (pair / ids.count, pair % ids.count)
            let known = best[first] ?? (second, 0)
            if (count, -second) > (known.count, -known.rule) { best[first] = (second, count) }
        }
        let (spam, ham) = (labels[.spam] ?? 0, labels[.ham] ?? 0)
        let rows = ids.indices.map { index -> Row in
            let all = hits[index].values.reduce(0, +)
            let (onSpam, onHam) = (hits[index][.spam] ?? 0, hits[index][.ham] ?? 0)
            return Row(
                rule: ids[index], spam: onSpam, ham: onHam,
                spamShare: spam > 0 ? Double(onSpam) / Double(spam) : 0,
                hamShare: ham > 0 ? Double(onHam) / Double(ham) : 0,
                overlap: best[index].map { ids[$0.rule] },
                overlapShare: all > 0 ? Double(best[index]?.count ?? 0) / Double(all) : 0)
        }
        return rows.sorted { ($1.spam + $1.ham, $0.rule) < ($0.spam + $0.ham, $1.rule) }
    }
}
