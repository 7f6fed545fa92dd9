import Yams

extension YAMLSource {
    /// Our problem for an error of Yams.
    func problem(_ error: any Error) -> YAMLProblem {
        guard let error = error as? YamlError else { return place(nil).problem("\(error)") }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return place(mark).problem(problem)
        case .reader(let problem, let offset, _, _):
            return place(ofCharacter: offset ?? 0).problem(problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.map { "\"\($0)\"" }.joined(separator: ", ")
            return place(context.mark).problem("duplicate key \(names), first given here")
        case .memory:
            return place(nil).problem("out of memory")
        default:
            return place(nil).problem("unreadable YAML")
        }
    }

    private func place(ofCharacter offset: Int) -> YAMLPlace {
        let before = text.prefix(offset)
        let lineStart = before.lastIndex(where: \.isNewline).map { before.index(after: $0) }
        let line = 1 + before.count(where: \.isNewline)
        let column = 1 + before[(lineStart ?? before.startIndex)...].unicodeScalars.count
        return YAMLPlace(file: file, line: line, column: column)
    }
}
