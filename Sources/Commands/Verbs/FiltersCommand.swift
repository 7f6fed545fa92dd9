import ArgumentParser

/// Looks after the rules.
struct FiltersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "filters",
        abstract: "Check, test, measure, add and show the rules.",
        discussion: """
            All of these use the very parser and engine that the service uses.

              winnow filters lint                     is every file sound?
              winnow filters test                     does every rule do what its examples say?
              winnow filters test --corpus FILE       what does each rule do to labelled comments?
              winnow filters try RULE                 what would it have done to those stored?
              winnow filters stats                    what did it do, and did moderators agree?
              winnow filters bench                    what does each rule cost?
              winnow filters add …                    write a rule, on trial first
              winnow filters import --from … FILE     take over what another program uses
            """,
        subcommands: [
            LintCommand.self, TestCommand.self, TryCommand.self, StatsCommand.self,
            BenchCommand.self, ShowCommand.self, AddCommand.self, ImportCommand.self,
            ReleaseCommand.self,
        ])
}
