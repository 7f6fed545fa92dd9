/// Writes the parts of a condition into one row.
struct ConditionWriter {
    private(set) var parts: [ConditionCode.Part] = []
    private(set) var numbers: [[Double]] = []
    private(set) var texts: [[String]] = []
    private(set) var counted: [[Int]] = []
    /// The numbers of parts that facts alone decide.
    private(set) var settled: [Condition: Int] = [:]

    mutating func write(_ condition: Condition) {
        guard condition.isSettledByFacts else { return writePlainly(condition) }
        let number = settled[condition] ?? settled.count
        settled[condition] = number
        add(.settled(number)) { $0.writePlainly(condition) }
    }

    private mutating func writePlainly(_ condition: Condition) {
        switch condition {
        case .constant(let value): add(.constant(value))
        case .fact(let fact): add(.fact(fact))
        case .rule(let index): add(.rule(index))
        case .present(let fact): add(.present(fact))
        case .not(let condition): add(.not) { $0.write(condition) }
        case .all(let parts): add(.all) { $0.write(cheapestFirst: parts) }
        case .any(let parts): add(.any) { $0.write(cheapestFirst: parts) }
        case .same(let one, let other): add(.same) { $0.write(one, other) }
        case .compare(let comparison, let left, let right):
            add(.compare(comparison)) { $0.write(left, right) }
        case .equalTexts(let one, let other):
            add(.equalTexts) {
                $0.write(one)
                $0.write(other)
            }
        case .numberIsIn(let number, let list):
            numbers.append(list)
            add(.numberIsIn(numbers.count - 1)) { $0.write(number) }
        case .textIsIn(let phrase, let list):
            texts.append(list)
            add(.textIsIn(texts.count - 1)) { $0.write(phrase) }
        }
    }

    private mutating func write(_ one: Condition, _ other: Condition) {
        write(one)
        write(other)
    }

    private mutating func write(_ left: Quantity, _ right: Quantity) {
        write(left)
        write(right)
    }

    private mutating func write(_ quantity: Quantity) {
        switch quantity {
        case .constant(let number): add(.number(number))
        case .fact(let fact): add(.numberOf(fact))
        case .count(let rules):
            counted.append(rules)
            add(.count(counted.count - 1))
        case .sum(let one, let other): add(.sum) { $0.write(one, other) }
        case .difference(let one, let other): add(.difference) { $0.write(one, other) }
        case .product(let one, let other): add(.product) { $0.write(one, other) }
        case .quotient(let one, let other): add(.quotient) { $0.write(one, other) }
        }
    }

    private mutating func write(_ phrase: Phrase) {
        switch phrase {
        case .constant(let text):
            texts.append([text])
            add(.text(texts.count - 1))
        case .fact(let fact): add(.textOf(fact))
        }
    }

    private mutating func write(cheapestFirst conditions: [Condition]) {
        let costs = conditions.map { $0.isDear ? 1 : 0 }
        for cost in 0...1 {
            for (condition, own) in zip(conditions, costs) where own == cost { write(condition) }
        }
    }

    /// A step, and the parts that `body` writes behind it.
    private mutating func add(
        _ step: ConditionCode.Step, _ body: (inout ConditionWriter) -> Void = { _ in }
    ) {
        let place = parts.count
        parts.append(ConditionCode.Part(step: step, end: place + 1))
        body(&self)
        parts[place] = ConditionCode.Part(step: step, end: parts.count)
    }
}

extension Condition {
    fileprivate var isDear: Bool { facts.contains { $0.isDear } }

    /// Whether facts that are known before any rule is tried, and cost next to nothing, settle it.
    var isSettledCheaply: Bool { isSettledByFacts && !isDear }

    /// Whether it is one question about facts that are known before any rule is tried.
    fileprivate var isSettledByFacts: Bool {
        switch self {
        case .constant, .rule, .not, .all, .any, .same: false
        case .compare(_, let left, let right):
            !left.namesRules && !right.namesRules && !facts.contains(.modelSpam)
        case .numberIsIn(let number, _): !number.namesRules && !facts.contains(.modelSpam)
        case .fact, .present, .equalTexts, .textIsIn: !facts.contains(.modelSpam)
        }
    }
}

extension Quantity {
    /// Whether it counts rules that fired.
    fileprivate var namesRules: Bool {
        switch self {
        case .constant, .fact: false
        case .count: true
        case .sum(let one, let other), .difference(let one, let other),
            .product(let one, let other), .quotient(let one, let other):
            one.namesRules || other.namesRules
        }
    }
}

extension Fact {
    /// Whether it takes a look at the whole text, or as much work, that nothing else needs.
    fileprivate var isDear: Bool {
        switch self {
        case .textLanguage, .textLanguageShare, .textOnTopic, .textGibberish, .contentEqualsTitle,
            .linksShare, .emailDisposable, .emailRole, .emailMisspelt, .emailReserved,
            .emailPlaceholder, .emailFree, .sourceTitleIsBlogName:
            true
        default: false
        }
    }
}
