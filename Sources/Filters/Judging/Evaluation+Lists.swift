import Email
import Moderation

/// Looking up lists.
extension Evaluation {
    mutating func searchTerms() {
        guard !rules.terms.isEmpty else { return }
        for view in rules.termViews {
            // Plain text is the same in both views, so one search serves both.
            let isPlain = subject.isPlainText && rules.termViews.contains(.content)
            if isPlain, view == .text { continue }
            let views: ViewSet =
                isPlain && view == .content ? [ViewSet(.text), ViewSet(view)] : ViewSet(view)
            let values = subject.values(of: view)
            for (value, caseless) in zip(values, subject.caselessValues(of: view)) {
                rules.terms.search(caseless.bytes) { list, entry, range in
                    check(list, entry, range, views, value, caseless)
                    return true
                }
            }
        }
    }

    private mutating func check(
        _ number: Int, _ entry: Int, _ range: Range<Int>, _ views: ViewSet, _ value: ViewText,
        _ caseless: CaselessText
    ) {
        let index = rules.listRules[number]
        let searched = rules.rules[index].views.intersection(views)
        guard !searched.isEmpty, isActive(index), matches[index].count < budget.matches else {
            return
        }
        let list = rules.lists[number]
        var range = range
        if list.kind == .word, !WordBoundary.surrounds(range, in: caseless.bytes) { return }
        if let glob = list.globs[entry] {
            guard glob.matches(caseless.bytes) else { return }
            range = 0..<caseless.bytes.count
        }
        let view = View.allCases.first { searched.contains($0) } ?? .content
        add(caseless.sourceRange(of: range), view, value, list, entry, index)
    }

    mutating func searchKeys() {
        for number in rules.keyedLists where isActive(rules.listRules[number]) {
            let (list, index) = (rules.lists[number], rules.listRules[number])
            for view in rules.rules[index].rule.views {
                for value in subject.values(of: view) where matches[index].count < budget.matches {
                    guard let entry = entry(of: list, for: value, view) else { continue }
                    add(0..<value.text.utf8.count, view, value, list, entry, index)
                }
            }
        }
    }

    private func entry(of list: ListIndex, for value: ViewText, _ view: View) -> Int? {
        switch list.kind {
        case .domain: subject.host(of: value.text, view).flatMap { list.entry(forHost: $0) }
        case .email: subject.email.flatMap { list.addresses[$0.canonical] }
        case .cidr: subject.ipAddress.flatMap { list.networks.value(for: $0) }
        case .substring, .word, .glob: nil
        }
    }

    private mutating func add(
        _ range: Range<Int>, _ view: View, _ value: ViewText, _ list: ListIndex, _ entry: Int,
        _ index: Int
    ) {
        guard list.isInForce(entry, at: subject.now) else { return }
        add(value.match(range, view: view, entry: list.text.label(of: entry)), to: index)
    }
}
