extension YAMLNode {
    /// The text.
    ///
    /// - Throws: a problem if this is a list, a mapping or nothing.
    public func text() throws(YAMLProblem) -> String {
        guard case .scalar(let scalar) = content, !scalar.isNull else {
            throw problem("expected text, found \(kind)")
        }
        return scalar.text
    }

    /// A finite number, such as `3`, `-0.5` or `1e3`.
    ///
    /// - Throws: a problem if it isn't one; a number in quotes is text.
    public func number() throws(YAMLProblem) -> Double {
        guard let number = Double(try plain("a number")), number.isFinite else {
            throw problem("expected a number, found \"\(abridged)\"")
        }
        return number
    }

    /// A whole number within a range.
    ///
    /// - Throws: a problem if it isn't one.
    public func integer(in range: ClosedRange<Int>) throws(YAMLProblem) -> Int {
        guard let number = Int(try plain("a whole number")) else {
            throw problem("expected a whole number, found \"\(abridged)\"")
        }
        guard range.contains(number) else {
            throw problem("\(number) is not between \(range.lowerBound) and \(range.upperBound)")
        }
        return number
    }

    /// `true` or `false`; YAML's other words for them are refused.
    ///
    /// - Throws: a problem if it is anything else.
    public func boolean() throws(YAMLProblem) -> Bool {
        switch try plain("true or false") {
        case "true": return true
        case "false": return false
        default: throw problem("expected true or false, found \"\(abridged)\"")
        }
    }

    /// One of an enumeration's names.
    ///
    /// - Throws: a problem that lists the names.
    public func choice<Choice: RawRepresentable & CaseIterable>(
        of type: Choice.Type
    ) throws(YAMLProblem) -> Choice where Choice.RawValue == String {
        let name = try text()
        guard let choice = Choice(rawValue: name) else {
            let names = Choice.allCases.map(\.rawValue)
            let hint = Spelling.nearest(to: name, among: names).map { ", meant \"\($0)\"?" }
            throw problem(
                "expected \(names.joined(separator: " or ")), found \"\(abridged)\"\(hint ?? "")")
        }
        return choice
    }

    /// The values of a list.
    ///
    /// - Throws: a problem if it isn't a list.
    public func list() throws(YAMLProblem) -> [YAMLNode] {
        guard case .sequence(let nodes) = content else {
            throw problem("expected a list, found \(kind)")
        }
        return nodes
    }

    /// The keys and values of a mapping.
    ///
    /// - Throws: a problem if it isn't a mapping.
    public func mapping() throws(YAMLProblem) -> YAMLMapping {
        guard case .mapping(let mapping) = content else {
            throw problem("expected a mapping, found \(kind)")
        }
        return mapping
    }

    private func plain(_ expected: String) throws(YAMLProblem) -> String {
        guard case .scalar(let scalar) = content, !scalar.isNull else {
            throw problem("expected \(expected), found \(kind)")
        }
        guard scalar.style == .plain else {
            throw problem("expected \(expected), found text in quotes")
        }
        return scalar.text
    }

    private var abridged: String {
        guard case .scalar(let scalar) = content else { return kind }
        return scalar.text.count > 40 ? "\(scalar.text.prefix(40))…" : scalar.text
    }
}
