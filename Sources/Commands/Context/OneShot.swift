import Foundation
import JSON
import Moderation
import Service
import Wire

/// Reads submissions from standard input, one object or one a line, and prints an answer to each.
struct OneShot {
    /// What is printed for one submission.
    enum Answer {
        /// A JSON object.
        case result(JSONValue)
        /// The sender must mend it.
        case refused(RPCError)
        /// Lines for people.
        case lines([String])
    }

    let limits: RPCLimits

    /// Answers everything on standard input, in order, in groups as they arrive.
    ///
    /// - Throws: `StatusExit` at the end if something was refused, and what `body` throws.
    func run(_ body: ([Submission]) async throws -> [Answer]) async throws {
        let source = try DescriptorLines(
            descriptor: STDIN_FILENO, maximumLineByteCount: limits.lineByteCount,
            bufferByteCount: limits.bufferByteCount)
        var lineNumber = 0
        var count = 0
        var areSomeRefused = false
        while var lines = try await source.next() {
            if count == 0, let whole = try await whole(lines, source) { lines = whole }
            let read = lines.map { line -> Result<Submission, RPCError>? in
                lineNumber += 1
                return submission(line, lineNumber)
            }
            count += read.count
            var answers = try await body(read.compactMap { try? $0?.get() }).makeIterator()
            for result in read {
                guard let result else { continue }
                switch result {
                case .success: areSomeRefused = show(answers.next()) || areSomeRefused
                case .failure(let error): areSomeRefused = show(.refused(error)) || areSomeRefused
                }
            }
            StandardOutput.flush()
        }
        if count == 0 {
            throw CommandFailure(.usage, "nothing came on standard input: expected JSON")
        }
        if areSomeRefused { throw StatusExit(status: .badInput) }
    }

    /// Prints an answer; true if it is a refusal.
    private func show(_ answer: Answer?) -> Bool {
        switch answer {
        case .result(let json): StandardOutput.print(json.serialized())
        case .lines(let lines): for line in lines { StandardOutput.print(line) }
        case .refused(let error):
            StandardOutput.print(JSONValue.object(["error": error.json]).serialized())
            return true
        case nil: break
        }
        return false
    }

    /// The submission on a line; nil if the line is blank.
    private func submission(_ line: InputLine, _ number: Int) -> Result<Submission, RPCError>? {
        do throws(RPCError) {
            guard let json = try line.json(limits) else { return nil }
            return .success(try Self.submission(json))
        } catch {
            guard error.code == .parseError || error.code == .lineTooLong else {
                return .failure(error)
            }
            let separator = error.code == .parseError ? ", " : ": "
            return .failure(RPCError(error.code, "line \(number)\(separator)\(error.message)"))
        }
    }

    private static func submission(_ json: JSONValue) throws(RPCError) -> Submission {
        do { return try Submission(json: json) } catch { throw RPCError(error) }
    }

    /// One object written over several lines, as one line; nil if the input is not that.
    private func whole(
        _ lines: [InputLine], _ source: DescriptorLines
    ) async throws -> [InputLine]? {
        guard case .bytes(let first)? = lines.first, isOpening(first) else { return nil }
        var all: [InputLine] = []
        var joined: [UInt8] = []
        var arrived: [InputLine]? = lines
        while let more = arrived {
            all += more
            for line in more {
                switch line {
                case .bytes(let bytes), .unterminated(let bytes):
                    joined += bytes + [UInt8(ascii: "\n")]
                case .tooLong: return all
                }
                if joined.count > limits.lineByteCount { return all }
            }
            arrived = try await source.next()
        }
        let isOne = (try? JSONValue(parsing: joined, maximumDepth: limits.depth)) != nil
        return isOne ? [.bytes(joined)] : all
    }

    /// Whether a line can be the first of an object over several lines, but not one by itself.
    private func isOpening(_ bytes: [UInt8]) -> Bool {
        guard bytes.first(where: { !" \t\r".utf8.contains($0) }) == UInt8(ascii: "{") else {
            return false
        }
        return (try? JSONValue(parsing: bytes, maximumDepth: limits.depth)) == nil
            && bytes.last { !" \t\r".utf8.contains($0) } != UInt8(ascii: "}")
    }
}
