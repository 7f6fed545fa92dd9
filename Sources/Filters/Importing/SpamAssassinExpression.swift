/// The expression of a `meta` line: names, numbers, `&& || ! + - * / < <= > >= ==`, parentheses.
struct SpamAssassinExpression {
    private indirect enum Node {
        case name(String)
        case number(String)
        case not(Node)
        case pair(String, Node, Node)
    }

    private static let maximumDepth = 50
    private static let maximumTokens = 1000
    private var tokens: ArraySlice<String> = []
    private var root = Node.number("0")
    /// The rules that are named, each once.
    private(set) var names: [String] = []

    /// The names in a text, whether or not it can be read.
    static func names(in text: String) -> [String] {
        tokens(text).filter(isName)
    }

    /// Reads an expression.
    init(parsing text: String) throws(ImportProblem) {
        let tokens = Self.tokens(text)
        guard tokens.count <= Self.maximumTokens else { throw ImportProblem("is too long") }
        self.tokens = tokens[...]
        root = try binary(0, depth: 0)
        if let token = self.tokens.first { throw ImportProblem("\"\(token)\" is not understood") }
        var seen: Set<String> = []
        names = tokens.filter { Self.isName($0) && seen.insert($0).inserted }
    }

    /// The same as a condition of ours; `id` makes names into ids.
    func condition(
        _ id: (String) throws(ImportProblem) -> String
    ) throws(ImportProblem) -> String {
        try Self.condition(root, id)
    }

    // MARK: Reading

    private static let levels: [Set<String>] = [
        ["||"], ["&&"], ["<", "<=", ">", ">=", "==", "!="], ["+", "-"], ["*", "/"],
    ]

    private mutating func binary(_ level: Int, depth: Int) throws(ImportProblem) -> Node {
        guard depth < Self.maximumDepth else { throw ImportProblem("is nested too deeply") }
        guard level < Self.levels.count else { return try unary(depth: depth) }
        var node = try binary(level + 1, depth: depth)
        var count = 0
        while let sign = tokens.first, Self.levels[level].contains(sign) {
            tokens.removeFirst()
            // Each makes the tree deeper on its left.
            count += 1
            guard count < Self.maximumDepth else { throw ImportProblem("is too long") }
            node = .pair(sign, node, try binary(level + 1, depth: depth))
        }
        return node
    }

    private mutating func unary(depth: Int) throws(ImportProblem) -> Node {
        guard depth < Self.maximumDepth else { throw ImportProblem("is nested too deeply") }
        guard let token = tokens.popFirst() else { throw ImportProblem("ends too early") }
        if token == "!" { return .not(try unary(depth: depth + 1)) }
        if token == "(" {
            let node = try binary(0, depth: depth + 1)
            guard tokens.popFirst() == ")" else {
                throw ImportProblem("has no closing parenthesis")
            }
            return node
        }
        if Self.isName(token) { return .name(token) }
        if Double(token) != nil { return .number(token) }
        throw ImportProblem("\"\(token)\" is not understood")
    }

    private static func isName(_ token: String) -> Bool {
        guard let first = token.utf8.first else { return false }
        return first == UInt8(ascii: "_") || (0x61...0x7A).contains(first | 0x20)
    }

    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        let scalars = Array(text.prefix { $0 != "#" })
        var index = 0
        while index < scalars.count {
            let character = scalars[index]
            if character.isWhitespace {
                index += 1
                continue
            }
            var end = index + 1
            if isWord(character) {
                while end < scalars.count, isWord(scalars[end]) { end += 1 }
            } else if end < scalars.count,
                ["&&", "||", "<=", ">=", "==", "!="].contains(String([character, scalars[end]]))
            {
                end += 1
            }
            tokens.append(String(scalars[index..<end]))
            index = end
        }
        return tokens
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "_.".contains(character))
    }

    // MARK: Writing

    private static func condition(
        _ node: Node, _ id: (String) throws(ImportProblem) -> String
    ) throws(ImportProblem) -> String {
        switch node {
        case .name(let name): return try id(name)
        case .not(let node): return "not (\(try condition(node, id)))"
        case .pair("&&", let one, let other):
            return "(\(try condition(one, id)) and \(try condition(other, id)))"
        case .pair("||", let one, let other):
            return "(\(try condition(one, id)) or \(try condition(other, id)))"
        case .pair(let sign, let one, let other)
        where ["<", "<=", ">", ">=", "==", "!="].contains(sign):
            return "\(try quantity(one, id)) \(sign) \(try quantity(other, id))"
        case .number, .pair: return "\(try quantity(node, id)) != 0"
        }
    }

    /// A number; a rule counts 1 if it fired.
    private static func quantity(
        _ node: Node, _ id: (String) throws(ImportProblem) -> String
    ) throws(ImportProblem) -> String {
        switch node {
        case .name(let name): return "count(\(try id(name)))"
        case .number(let number): return number
        case .pair(let sign, let one, let other) where "+-*/".contains(sign):
            if sign == "+", let names = sum(node) {
                var ids: [String] = []
                for name in names { ids.append(try id(name)) }
                return "count(\(ids.joined(separator: ", ")))"
            }
            return "(\(try quantity(one, id)) \(sign) \(try quantity(other, id)))"
        case .not, .pair:
            throw ImportProblem("calculates with the truth of an expression")
        }
    }

    /// The names of a sum of different rules.
    private static func sum(_ node: Node) -> [String]? {
        switch node {
        case .name(let name): return [name]
        case .pair("+", let one, let other):
            guard let first = sum(one), let second = sum(other),
                Set(first).isDisjoint(with: second)
            else { return nil }
            return first + second
        default: return nil
        }
    }
}
