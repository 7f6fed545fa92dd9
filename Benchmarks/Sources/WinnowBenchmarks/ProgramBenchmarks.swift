import ArgumentParser
import Foundation
import Moderation

/// Durable throughput, JSON lines in to verdicts stored.
struct Throughput: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Comments a second through winnow serve: acknowledged, judged, published.")

    @OptionGroup var program: Program

    @Option(help: "How many comments.")
    var count = 100_000

    func run() throws {
        let samples = try Comments.read("fixtures/day.jsonl")
        let input = Comments.requests(Comments.many(count, from: samples))
        try program.withData { data in
            let cpu = Measure.childSeconds
            let (seconds, _) = try program.run(["serve"], data: data, input: input)
            let used = Measure.childSeconds - cpu
            print(
                "\(count) comments in \(Measure.text(seconds)) s: "
                    + "\(Int(Double(count) / seconds)) a second, all judged and published; "
                    + "\(Measure.text(used * 1e6 / Double(count))) µs of CPU each")
        }
        try program.withData { data in
            let (seconds, _) = try program.run(["serve", "--no-work"], data: data, input: input)
            print("acknowledged alone: \(Int(Double(count) / seconds)) a second")
            let (work, _) = try program.run(["work", "--once"], data: data)
            print("judged and published alone: \(Int(Double(count) / work)) a second")
        }
    }
}

/// What one process costs.
struct OneShotBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "one-shot", abstract: "Wall time of one process, start to exit.")

    @OptionGroup var program: Program

    func run() throws {
        let samples = Comments.many(60, from: try Comments.read("fixtures/day.jsonl"))
        var bare = program
        bare.winnow = "/bin/true"
        try program.withData { data in
            for (name, program, arguments) in [
                ("/bin/true", bare, []), ("winnow submit", program, ["submit"]),
                ("winnow check", program, ["check"]),
            ] {
                let times = try samples.map { sample in
                    try program.run(arguments, data: data, input: Comments.lines([sample])).seconds
                }
                let least = times.min() ?? 0
                print(
                    "\(name): median \(Measure.text(Measure.median(times) * 1000)) ms, "
                        + "least \(Measure.text(least * 1000)) ms")
            }
        }
    }
}

/// What commands cost when much is stored.
struct Stored: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Wall time of list, approve and clean-up with many submissions stored.")

    @OptionGroup var program: Program

    @Option(help: "How many are stored.")
    var count = 100_000

    func run() throws {
        let samples = try Comments.read("fixtures/day.jsonl")
        try program.withData { data in
            let input = Comments.lines(Comments.many(count, from: samples))
            try program.run(["submit"], data: data, input: input)
            try program.run(["work", "--once"], data: data)
            print("\(count) stored")
            let ids = try program.run(["list", "--status", "held", "--ids"], data: data).output
            let held = String(decoding: ids, as: UTF8.self).split(separator: "\n").prefix(20)
            try report("list --status held", ["list", "--status", "held"], data)
            try report("list --author reader77", ["list", "--author", "reader77@"], data)
            try report("queue", ["queue"], data)
            var next = held.makeIterator()
            let times = try (0..<min(20, held.count)).map { _ in
                try program.run(["approve", String(next.next() ?? "")], data: data).seconds
            }
            if !times.isEmpty { show("approve", times) }
            try report("cleanup, nothing expired", ["cleanup"], data)
        }
    }

    private func report(_ name: String, _ arguments: [String], _ data: String) throws {
        show(name, try (0..<20).map { _ in try program.run(arguments, data: data).seconds })
    }

    private func show(_ name: String, _ times: [Double]) {
        print("winnow \(name): median \(Measure.text(Measure.median(times) * 1000)) ms")
    }
}
