import ArgumentParser

@main
struct WinnowBenchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures Winnow.",
        subcommands: [JudgingBenchmark.self, Throughput.self, OneShotBenchmark.self, Stored.self])
}
