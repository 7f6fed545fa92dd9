import Foundation

@testable import Filters

/// A folder of filters that exists as long as this value does.
final class Folder {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "winnow-filters-\(UUID().uuidString)")
        path = folder.path()
        let lists = folder.appending(path: "lists")
        try FileManager.default.createDirectory(at: lists, withIntermediateDirectories: true)
        for (name, text) in files { try write(text, to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path).appending(path: name))
    }

    /// Without the prefilter, which takes its time to be made.
    static var plain: RuleSet.Options {
        var options = RuleSet.Options()
        options.prefilter = false
        return options
    }

    /// The set in the folder.
    func load(_ options: RuleSet.Options = plain) throws(FilterProblems) -> RuleSet {
        try RuleSet.load(folder: path, cacheFolder: nil, options: options)
    }

    /// Its problems as text, without the folder's name.
    func problems() -> [String] {
        do {
            _ = try load()
            return []
        } catch {
            return error.problems.map {
                $0.description.replacing(path + "/", with: "").replacing(path, with: "")
            }
        }
    }

    /// A rule file with rules that are given without their examples.
    static func file(group: String = "test", cap: Double? = nil, rules: [String]) -> String {
        var text = "group: \(group)\n"
        if let cap { text += "cap: \(cap)\n" }
        text += "rules:\n"
        for rule in rules { text += "  - {\(rule), about: Says so, spam: [x], ham: [y]}\n" }
        return text
    }

    /// A set of rules that are given without their examples.
    static func set(
        cap: Double? = nil, rules: [String], policy: String? = nil,
        options: RuleSet.Options = plain
    ) throws -> RuleSet {
        let folder = try Folder(["a.yaml": file(cap: cap, rules: rules)])
        if let policy { try folder.write(policy, to: "policy.yaml") }
        return try folder.load(options)
    }
}
