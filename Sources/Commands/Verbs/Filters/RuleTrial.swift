import YAML
import Filters
import Foundation
import Moderation

/// A rule beside all others, live and not at all.
struct RuleTrial: Sendable {
    /// The rule's id.
    let rule: String
    /// What it says, as if it were live.
    let subject: Rule
    /// Judges with the rule live.
    let with: FilterJudge
    /// Judges without it; with the wording in force, if a file has another one.
    let without: FilterJudge

    /// Loads the rules twice.
    ///
    /// - Throws: `FilterProblems`; `CommandFailure` if there is no such rule or it scores nothing.
    init(folder: String, file: String?, rule: String?, brakes: RuleBrakes) throws {
        var options = brakes.options
        let base = try RuleSet.load(folder: folder, cacheFolder: nil, options: options)
        var known = base.rules
        if let file {
            guard let bytes = FileManager.default.contents(atPath: file) else {
                throw CommandFailure(.badInput, "\(Phrases.safe(file)): cannot be read")
            }
            // A name that no rule file in the folder can have, as it begins with a dot.
            let name = ".trial/" + URL(fileURLWithPath: file).lastPathComponent
            options.contents = [name: [UInt8](bytes)]
            options.trial = name
            let whole = try RuleSet.load(folder: folder, cacheFolder: nil, options: options)
            known = whole.rules.filter { $0.place.file.hasSuffix("/" + name) }
        }
        let scoring = known.filter { $0.effect != .none }
        let one = rule ?? (file != nil && scoring.count == 1 ? scoring.first?.id : nil)
        guard let id = one else {
            throw CommandFailure(
                .usage, "the file has \(scoring.count) rules that score; name one of them")
        }
        guard let found = known.first(where: { $0.id == id }) else {
            let place = file.map { " in \($0)" } ?? ""
            throw CommandFailure(.badInput, Phrases.safe("there is no rule \(id)\(place)"))
        }
        guard found.effect != .none else {
            throw CommandFailure(
                .badInput, "\(id) scores nothing by itself; try a rule that names it")
        }
        self.rule = id
        subject = found
        options.states[id] = .live
        options.braked = options.braked.filter { $0.rule != id }
        with = FilterJudge(
            ruleSet: try RuleSet.load(folder: folder, cacheFolder: nil, options: options),
            rests: nil)
        let isNewWording = file != nil && base.rule(id)?.state == .live
        var other = brakes.options
        if !isNewWording { other.states[id] = .off }
        without = FilterJudge(
            ruleSet: try RuleSet.load(folder: folder, cacheFolder: nil, options: other), rests: nil)
    }
}
