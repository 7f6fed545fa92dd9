import ArgumentParser
import Moderation
import Testing

@testable import Commands

@Suite("Command lines of a backend")
struct BackendCallTests {
    @Test(
        "plain ones are read as the argument parser reads them",
        arguments: [
            ["submit"], ["submit", "--wait"], ["check"], ["check", "--text", "--exit-status"],
            ["submit", "--data", "d"],
            ["check", "--filters", "f", "--data", "/d", "--config", "c"],
            ["submit", "--wait", "--data", "a b"],
            ["approve", "01K"], ["spam", "01K", "--data", "d", "nonsense"], ["hold", "a", "a"],
            ["trash", "--config", "c", "01K"], ["restore", "01K", "01L"],
        ])
    func plain(words: [String]) throws {
        let call = try #require(BackendCall(words))
        let rest = Array(words.dropFirst())
        switch call {
        case .submit(let places, let wait):
            let command = try Submit.parse(rest)
            #expect(command.wait == wait)
            #expect(Self.places(command.shared) == places)
        case .check(let places, let text, let exitStatus):
            let command = try Check.parse(rest)
            #expect(command.text == text && command.exitStatus == exitStatus)
            #expect(Self.places(command.shared) == places)
        case .decide(let places, let action, let ids):
            let options = try DecisionOptions.parse(rest)
            #expect(action.rawValue == words[0] && options.ids == ids)
            #expect(Self.places(options.shared) == places)
            #expect(options.search.text == nil && options.revision == nil && options.note == nil)
            #expect(!options.dryRun && !options.output.json && options.actor.actor == nil)
        }
    }

    private static func places(_ shared: SharedOptions) -> NamedPlaces {
        NamedPlaces(data: shared.data, filters: shared.filters, config: shared.config)
    }

    @Test(
        "all others are the argument parser's",
        arguments: [
            [], ["serve"], ["--version"], ["submit", "--help"], ["submit", "-h"],
            ["help", "submit"],
            ["submit", "--data"], ["submit", "--data", "--wait"], ["submit", "--data", ""],
            ["submit", "--data=d"], ["submit", "--text"], ["check", "--wait"], ["check", "x"],
            ["submit", "--wait", "--wait"], ["submit", "--data", "a", "--data", "b"],
            ["submit", "x"], ["approve"], ["approve", "-"], ["approve", "01K", "--json"],
            ["approve", "--as", "ann", "01K"], ["approve", "--data", "d"], ["approve", ""],
            ["approve", "01K", "--"], ["delete", "01K"], ["edit", "01K"], ["requeue", "01K"],
            ["submit", "--"], ["Submit"], ["submit", "--generate-completion-script"],
        ])
    func others(words: [String]) { #expect(BackendCall(words) == nil) }
}
