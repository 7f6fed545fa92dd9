import ArgumentParser
import Foundation

/// The built `winnow`, run on a data folder of its own.
struct Program: ParsableArguments {
    @Option(help: "The program to measure.")
    var winnow = ".build/release/winnow"

    @Option(help: "The folder of the rules.")
    var filters = "Filters"

    /// Runs it with a file as its input; returns wall seconds and what it printed.
    @discardableResult
    func run(
        _ arguments: [String], data: String, input: Data = Data()
    ) throws -> (seconds: Double, output: Data) {
        let inputFile = NSTemporaryDirectory() + "winnow-benchmark-\(getpid())-in"
        let outputFile = NSTemporaryDirectory() + "winnow-benchmark-\(getpid())-out"
        try input.write(to: URL(fileURLWithPath: inputFile))
        try Data().write(to: URL(fileURLWithPath: outputFile))
        defer {
            unlink(inputFile)
            unlink(outputFile)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: winnow)
        process.arguments = arguments + ["--data", data, "--filters", filters]
        process.standardInput = FileHandle(forReadingAtPath: inputFile)
        process.standardOutput = FileHandle(forWritingAtPath: outputFile)
        let start = Measure.seconds
        try process.run()
        process.waitUntilExit()
        let seconds = Measure.seconds - start
        guard [0, 65].contains(process.terminationStatus) else {
            throw ValidationError("winnow \(arguments) ended with \(process.terminationStatus)")
        }
        return (seconds, FileManager.default.contents(atPath: outputFile) ?? Data())
    }

    /// Gives `body` an empty folder, and removes it afterwards.
    func withData(_ body: (String) throws -> Void) throws {
        let folder = ".build/benchmark-data-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }
}
