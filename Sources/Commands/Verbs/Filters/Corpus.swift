import Foundation
import JSON
import Moderation
import Wire

/// Labelled submissions in files of JSON lines, worked through on all processors.
struct Corpus: Sendable {
    /// One line that could be read.
    struct Entry: Sendable {
        /// The file as it was named.
        var file: String
        /// The line's number, from 1.
        var line: Int
        /// Its place among the lines that aren't blank, in all files, from 0.
        var ordinal: Int
        /// What stands on it.
        var labelled: LabelledSubmission
    }

    /// A line that couldn't.
    struct BadLine: Sendable, Comparable {
        var file: String
        var line: Int
        var message: String

        static func < (one: BadLine, other: BadLine) -> Bool {
            (one.file, one.line) < (other.file, other.line)
        }
    }

    var files: [String]

    /// Takes in every line: `body` runs on several threads, on a value of each piece of the files,
    /// and `merge` takes the values one by one.
    ///
    /// - Returns: how many lines couldn't be read, and the first of them.
    /// - Throws: `CommandFailure` if a file can't be read.
    func forEachPiece<Value: Sendable>(
        start: Value, _ body: @escaping @Sendable (Entry, inout Value) -> Void,
        merge: (Value) -> Void
    ) async throws -> (count: Int, first: [BadLine]) {
        var reader = CorpusReader(files)
        var bad: [BadLine] = []
        var badCount = 0
        try await withThrowingTaskGroup(of: (Value, [BadLine]).self) { group in
            var running = 0
            let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
            var isAtEnd = false
            while !isAtEnd || running > 0 {
                if !isAtEnd, running < width * 2 {
                    guard let piece = try reader.next() else {
                        isAtEnd = true
                        continue
                    }
                    running += 1
                    group.addTask { Self.read(piece, start, body) }
                } else if let (value, lines) = try await group.next() {
                    running -= 1
                    merge(value)
                    badCount += lines.count
                    bad = Array((bad + lines).sorted().prefix(20))
                }
            }
        }
        return (badCount, bad)
    }

    private static func read<Value>(
        _ piece: CorpusReader.Piece, _ start: Value, _ body: (Entry, inout Value) -> Void
    ) -> (Value, [BadLine]) {
        var value = start
        var bad: [BadLine] = []
        var (line, ordinal) = (piece.firstLine, piece.firstOrdinal)
        CorpusReader.forEachLine(in: piece.bytes) { bytes, isBlank in
            defer { line += 1 }
            guard !isBlank else { return }
            defer { ordinal += 1 }
            do {
                let json = try JSONValue(parsing: Array(bytes))
                let labelled = try LabelledSubmission(json: json)
                let entry = Entry(
                    file: piece.file, line: line, ordinal: ordinal, labelled: labelled)
                body(entry, &value)
            } catch let error as JSONError {
                let message = "column \(error.column): \(error.message)"
                bad.append(BadLine(file: piece.file, line: line, message: message))
            } catch {
                bad.append(BadLine(file: piece.file, line: line, message: "\(error)"))
            }
        }
        return (value, bad)
    }
}
