import ArgumentParser

@main
struct WinnowBenchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures Winnow.",
        subcommands: [
            JudgingBenchmark.self, ListBenchmark.self, RuleCountBenchmark.self, Throughput.self,
            OneShotBenchmark.self, Stored.self,
        ])
}
