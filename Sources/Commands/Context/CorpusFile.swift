import Foundation
import JSON
import Moderation
import Service
import Wire

/// A file of submissions, one JSON object a line, each perhaps with a label.
struct CorpusFile {
    /// A line that could be read.
    struct Line: Sendable {
        /// From 1 up.
        var number: Int
        /// What stands on it.
        var content: LabelledSubmission
    }

    /// What a file had that could not be read.
    struct Refusals: Sendable {
        /// How many lines.
        var count = 0
        /// The first few, with file, line and reason.
        var examples: [String] = []
    }

    /// A path, or `-` for standard input.
    let path: String
    let limits: RPCLimits

    /// How many refused lines are named.
    private static let shownCount = 5

    /// Passes the lines on in groups, in order. Blank lines are left out.
    ///
    /// - Returns: what could not be read; the rest was passed on.
    /// - Throws: `CommandFailure` if the file can't be opened, `LineError` if it can't be read to
    ///   its end, and what `body` throws.
    func read(_ body: ([Line]) async throws -> Void) async throws -> Refusals {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            throw CommandFailure(.badInput, "\(path): cannot be read: \(reason)")
        }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        let source = try DescriptorLines(
            descriptor: descriptor, maximumLineByteCount: limits.lineByteCount,
            bufferByteCount: limits.bufferByteCount)
        var refusals = Refusals()
        var number = 0
        while let lines = try await source.next() {
            var group: [Line] = []
            for line in lines {
                number += 1
                do {
                    guard let content = try content(line) else { continue }
                    group.append(Line(number: number, content: content))
                } catch {
                    refusals.count += 1
                    guard refusals.examples.count < Self.shownCount else { continue }
                    refusals.examples.append("\(path):\(number): \(error.message)")
                }
            }
            if !group.isEmpty { try await body(group) }
        }
        return refusals
    }

    /// What a line says; nil if it is blank.
    private func content(_ line: InputLine) throws(RPCError) -> LabelledSubmission? {
        guard let json = try line.json(limits) else { return nil }
        do { return try LabelledSubmission(json: json) } catch { throw RPCError(error) }
    }
}
