import PCRE
import YAML

extension Loader {
    /// The pattern of each rule that has one. Those that were compiled before, by this version of
    /// PCRE2, are compiled again only when they are needed.
    mutating func compilePatterns() -> [Pattern?] {
        drafts.indices.map { index -> Pattern? in
            guard let match = drafts[index].rule.match, let node = drafts[index].match else {
                return nil
            }
            let options: Pattern.Options = match.isCaseSensitive ? [] : .caseless
            if drafts[index].isProven {
                return Pattern(
                    proven: match.pattern, options: options, limits: self.options.limits)
            }
            do throws(PatternError) {
                let pattern = try Pattern(
                    match.pattern, options: options, limits: self.options.limits)
                if pattern.matchesEmptySubject {
                    report.error(node.place, "the pattern matches the empty text")
                }
                return pattern
            } catch {
                report.error(node.place(ofOffset: error.utf8Offset), error.message)
                return nil
            }
        }
    }

    /// The condition of each rule that has one.
    mutating func compileConditions() -> [Condition?] {
        drafts.indices.map { index -> Condition? in
            guard let text = drafts[index].rule.condition, let node = drafts[index].condition else {
                return nil
            }
            do throws(ExpressionError) {
                return try ConditionParser.condition(in: text, rules: indices)
            } catch {
                report.error(node.place(ofOffset: error.utf8Offset), error.message)
                return nil
            }
        }
    }

    /// Rules with conditions, each after those that it names; cycles become problems.
    mutating func conditionOrder(_ conditions: [Condition?]) -> [Int] {
        var order: [Int] = []
        var isDone = [Bool](repeating: false, count: conditions.count)
        for start in conditions.indices where !isDone[start] {
            var path: [(rule: Int, rest: [Int])] = [(start, Self.named(by: conditions[start]))]
            while let last = path.last {
                guard let next = last.rest.last else {
                    path.removeLast()
                    isDone[last.rule] = true
                    if conditions[last.rule] != nil { order.append(last.rule) }
                    continue
                }
                path[path.count - 1].rest.removeLast()
                if let index = path.firstIndex(where: { $0.rule == next }) {
                    reportCycle(path[index...].map(\.rule))
                } else if !isDone[next] {
                    path.append((next, Self.named(by: conditions[next])))
                }
            }
        }
        return order
    }

    private static func named(by condition: Condition?) -> [Int] {
        (condition?.rules ?? []).sorted(by: >)
    }

    private mutating func reportCycle(_ rules: [Int]) {
        guard let first = rules.first, let node = drafts[first].condition else { return }
        let names = (rules + [first]).map { drafts[$0].rule.id }
        report.error(
            node.place, "the condition depends on itself: \(names.joined(separator: " → "))")
    }
}
