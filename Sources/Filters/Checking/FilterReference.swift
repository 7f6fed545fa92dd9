/// The tables of the reference, made from the code so that they can't go out of date.
public enum FilterReference {
    /// A Markdown table of all facts.
    public static var facts: String {
        table(
            ["fact", "type", "what it says"],
            Fact.allCases.map { fact in
                let absence = fact.absence.map { "; absent \($0)" } ?? ""
                return ["`\(fact.name)`", fact.type.rawValue, fact.about + absence]
            })
    }

    /// A Markdown table of all views.
    public static var views: String {
        table(["view", "what is in it"], View.allCases.map { ["`\($0.name)`", $0.about] })
    }

    /// A Markdown table of the kinds of lists.
    public static var listKinds: String {
        table(["kind", "an entry is"], ListKind.allCases.map { ["`\($0.rawValue)`", $0.about] })
    }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }
}
