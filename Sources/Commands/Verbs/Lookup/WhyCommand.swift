import ArgumentParser
import Filters
import JSON
import Moderation
import Service
import Wire

/// Explains a verdict.
struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Show every reason for a verdict.",
        discussion: """
            The verdict was stored with the submission, so the answer does not depend on today's \
            rules. With --recheck it is judged again by the rules as they are now, and both \
            verdicts are shown; nothing is changed. With --all the rules of today that did not fire \
            are listed too.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The submission's id.")
    var id: String

    @Flag(help: "Judge it by today's rules as well.")
    var recheck = false

    @Flag(help: "List the rules that did not fire, too.")
    var all = false

    func run() async throws {
        let workplace = try Workplace(shared.settings())
        let desk = try workplace.desk()
        guard let id = try IDList([id]).ids.first else { return }
        let stored = try await desk.found(id)
        let now = recheck ? try await verdict(on: stored, workplace, desk) : nil
        let silent = all ? try silentRules(now ?? stored.verdict, workplace) : nil
        if output.json { return printJSON(stored, now, silent) }
        let width = StandardOutput.columns
        if let verdict = stored.verdict {
            if now != nil { StandardOutput.print("then:") }
            show(verdict, width)
        } else {
            StandardOutput.print("\(stored.id) is \(stored.status.rawValue): no verdict is stored")
        }
        if let verdict = stored.verdict, verdict.status != stored.status {
            StandardOutput.print("it is \(stored.status.rawValue) now: see winnow log \(stored.id)")
        }
        if let now {
            StandardOutput.print("now:")
            show(now, width)
        }
        if let silent { show(silent, width) }
    }

    /// Today's rules that have no finding in a verdict, but for those that are off or score nothing.
    private func silentRules(_ verdict: Verdict?, _ workplace: Workplace) throws -> [Rule] {
        let rules = try RuleSet.load(
            folder: workplace.settings.filters, cacheFolder: workplace.cache
        ).rules
        let fired = Set(((verdict?.findings ?? []) + (verdict?.shadow ?? [])).map(\.rule))
        return rules.filter {
            !fired.contains($0.id) && !$0.id.hasPrefix("_") && $0.state != .off
        }
    }

    private func show(_ silent: [Rule], _ width: Int) {
        StandardOutput.print("did not fire, of today's rules:")
        var table = TextTable([
            .init(title: "rule"), .init(title: "points", isNumber: true),
            .init(title: "about", isFlexible: true),
        ])
        for rule in silent { table.add([rule.id, rule.effect.cell, rule.about]) }
        for line in table.lines(width: width, ink: .standard) { StandardOutput.print(line) }
    }

    private func verdict(
        on stored: StoredSubmission, _ workplace: Workplace, _ desk: Desk
    ) async throws -> Verdict {
        let bench = try workplace.bench(for: desk)
        return try await workplace.judging(for: desk, bench: bench).recheck(stored)
    }

    private func show(_ verdict: Verdict, _ width: Int) {
        for line in VerdictText(verdict: verdict, ink: .standard, width: width).lines {
            StandardOutput.print(line)
        }
    }

    private func printJSON(_ stored: StoredSubmission, _ now: Verdict?, _ silent: [Rule]?) {
        var object: JSONObject = [
            "id": .string(stored.id.text), "status": .string(stored.status.rawValue),
        ]
        object["verdict"] = stored.verdict?.json ?? .null
        object["recheck"] = now?.json
        object["silent"] = silent.map { .array($0.map { .string($0.id) }) }
        StandardOutput.print(JSONValue.object(object).serialized())
    }
}
