import Filters
import Foundation
import Moderation
import Store

/// The rules that were stopped, where there is a database to ask.
struct RuleBrakes {
    /// Those that stand.
    let brakes: [RuleBrake]

    /// Asks the database of the data folder; without one nothing is stopped, and none is made.
    ///
    /// - Throws: `StoreError` if it can't be read.
    init(_ settings: Settings) throws {
        guard FileManager.default.fileExists(atPath: settings.data + "/winnow.db") else {
            brakes = []
            return
        }
        brakes = try SQLiteStore(folder: URL(fileURLWithPath: settings.data)).brakes()
    }

    init(brakes: [RuleBrake]) { self.brakes = brakes }

    /// How a set is loaded with them.
    var options: RuleSet.Options {
        var options = RuleSet.Options()
        options.braked = Set(brakes.map(\.rule))
        return options
    }

    /// The brake on a rule as it is worded in a set.
    func brake(of rule: Rule, in ruleSet: RuleSet) -> RuleBrake? {
        brakes.first { $0.rule.rule == rule.id && $0.rule.version == ruleSet.versions[rule.id] }
    }
}
