import Email
import Moderation

/// Looking up lists.
extension Evaluation {
    mutating func searchTerms() {
        guard !rules.terms.isEmpty else { return }
        let rules = rules
        var caseless = CaselessText()
        let isPlain = subject.isPlainText && rules.termViews.contains(.content)
        rules.terms.withTables { tables in
            for view in rules.termViews {
                // Plain text is the same in both views, so one search serves both.
                if isPlain, view == .text { continue }
                let views: ViewSet =
                    isPlain && view == .content ? [ViewSet(.text), ViewSet(view)] : ViewSet(view)
                for (number, value) in subject.values(of: view).enumerated() {
                    caseless.fold(value.text)
                    searchTerms(tables, Place(views, number, value), caseless)
                }
            }
        }
    }

    /// A text that is looked up, and of which views it is which value.
    private struct Place {
        let views: ViewSet
        let number: Int
        let value: ViewText

        init(_ views: ViewSet, _ number: Int, _ value: ViewText) {
            (self.views, self.number, self.value) = (views, number, value)
        }
    }

    private mutating func searchTerms(
        _ tables: TermSearch.Tables, _ place: Place, _ caseless: CaselessText
    ) {
        caseless.bytes.withUnsafeBufferPointer { text in
            var search = TermSearch(tables: tables, text: text)
            var hits: [TermHit] = []
            var isRunning = search.run(into: &hits, pausingAt: Self.hitsAtOnce)
            if hits.isEmpty { return }
            var covered = CoveredHits()
            var triedGlobs: Set<TermHit> = []
            while true {
                for hit in hits { check(hit, place, caseless, &covered, &triedGlobs) }
                guard isRunning else { break }
                hits.removeAll(keepingCapacity: true)
                isRunning = search.run(into: &hits, pausingAt: Self.hitsAtOnce)
            }
            for hit in covered.uncovered { add(hit, place, caseless) }
        }
    }

    /// Hits of short entries in long texts are looked at in turns, so that they need little room.
    private static var hitsAtOnce: Int { 4096 }

    private mutating func check(
        _ hit: TermHit, _ place: Place, _ caseless: CaselessText,
        _ covered: inout CoveredHits, _ triedGlobs: inout Set<TermHit>
    ) {
        let (number, entry) = (Int(hit.list), Int(hit.entry))
        guard wants(number, place.views) else { return }
        let list = rules.lists[number]
        guard list.text.isInForce(entry, at: subject.now) else { return }
        var hit = hit
        switch list.kind {
        case .word: guard WordBoundary.surrounds(hit.range, in: caseless.bytes) else { return }
        case .glob:
            (hit.start, hit.end) = (0, Int32(caseless.bytes.count))
            guard triedGlobs.insert(hit).inserted,
                list.globs[entry]?.matches(caseless.bytes) == true
            else { return }
        default: break
        }
        if let excepted = rules.exceptedLists[number] {
            covered.cover(hit.range, of: Int32(excepted))
        } else if list.exceptions != nil {
            covered.add(hit)
        } else {
            add(hit, place, caseless)
        }
    }

    private mutating func add(_ hit: TermHit, _ place: Place, _ caseless: CaselessText) {
        add(caseless.sourceRange(of: hit.range), place, Int(hit.list), Int(hit.entry))
    }

    /// Whether a list searches one of some views, and its rule may still find something.
    private func wants(_ number: Int, _ views: ViewSet) -> Bool {
        let index = rules.listRules[number]
        return !rules.listViews[number].isDisjoint(with: views) && isActive(index)
            && hasRoom(index)
    }

    /// Whether a rule may still find something.
    private func hasRoom(_ index: Int) -> Bool { hits.count(of: index) < budget.matches }

    private mutating func add(
        _ range: Range<Int>, _ place: Place, _ number: Int, _ entry: Int
    ) {
        let index = rules.listRules[number]
        guard hasRoom(index) else { return }
        let searched = rules.listViews[number].intersection(place.views)
        let view = View.allCases.first { searched.contains($0) } ?? .content
        add(range, of: place.value, view, place.number, to: index, entry: (number, entry))
    }

    mutating func searchKeys() {
        for number in rules.keyedLists where isActive(rules.listRules[number]) {
            let index = rules.listRules[number]
            for view in rules.rules[index].rule.views {
                for (place, value) in subject.values(of: view).enumerated() where hasRoom(index) {
                    guard let entry = entry(of: rules.lists[number], for: value, view) else {
                        continue
                    }
                    let whole = 0..<value.text.utf8.count
                    add(whole, Place(ViewSet(view), place, value), number, entry)
                }
            }
        }
    }

    /// The entry for a value, unless an exception is as exact.
    private func entry(of list: ListIndex, for value: ViewText, _ view: View) -> Int? {
        guard let hit = hit(of: list, for: value, view) else { return nil }
        if let exceptions = list.exceptions,
            let exception = self.hit(of: rules.lists[exceptions], for: value, view),
            exception.exactness >= hit.exactness
        {
            return nil
        }
        return hit.entry
    }

    private func hit(of list: ListIndex, for value: ViewText, _ view: View) -> ListKeys.Hit? {
        let counts = { (entry: Int) in list.text.isInForce(entry, at: subject.now) }
        switch list.kind {
        case .domain:
            return subject.host(of: value.text, view).flatMap {
                list.keys.hit(forHost: $0, where: counts)
            }
        case .email: return subject.email.flatMap { list.keys.hit(for: $0, where: counts) }
        case .cidr: return subject.ipAddress.flatMap { list.keys.hit(for: $0, where: counts) }
        case .substring, .word, .glob: return nil
        }
    }
}
