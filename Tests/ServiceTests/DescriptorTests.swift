import Glibc
import JSON
import Testing

@testable import Service

@Suite("Lines from and to descriptors")
struct DescriptorTests {
    /// A pipe whose ends close with the test.
    private final class Channel {
        let reading: Int32
        let writing: Int32
        private var isOpen = true

        init() throws {
            var ends: [Int32] = [-1, -1]
            try #require(pipe(&ends) == 0)
            (reading, writing) = (ends[0], ends[1])
            _ = fcntl(writing, F_SETFL, O_WRONLY | O_NONBLOCK)
        }

        deinit {
            closeWriting()
            close(reading)
        }

        func closeWriting() {
            if isOpen { close(writing) }
            isOpen = false
        }

        /// Writes until nothing has gone for `patience` milliseconds, or `limit` bytes have; how many went.
        func fill(_ bytes: [UInt8], upTo limit: Int, patience: Int32 = 500) -> Int {
            var sent = 0
            while sent < limit {
                var polled = pollfd(fd: writing, events: Int16(POLLOUT), revents: 0)
                guard poll(&polled, 1, patience) == 1 else { break }
                sent += max(0, write(writing, bytes, bytes.count))
            }
            return sent
        }

        func send(_ text: String) { _ = write(writing, text, text.utf8.count) }
    }

    private func source(_ channel: Channel, buffer: Int = 1 << 20) throws -> DescriptorLines {
        try DescriptorLines(
            descriptor: channel.reading, maximumLineByteCount: 1024, bufferByteCount: buffer)
    }

    @Test("Lines come as they arrive, then the half line, then the end")
    func end() async throws {
        let channel = try Channel()
        let source = try source(channel)
        channel.send("one\ntwo\nthr")
        #expect(try await source.next() == [line("one"), line("two")])
        channel.send("ee\nfour")
        channel.closeWriting()
        var rest: [InputLine] = []
        while let lines = try await source.next() { rest += lines }
        #expect(rest == [line("three"), .unterminated(Array("four".utf8))])
        #expect(try await source.next() == nil)
    }

    @Test("A burst is given out in parts of 500 lines, none lost and none twice")
    func parts() async throws {
        let channel = try Channel()
        let source = try source(channel)
        let texts = (0..<1_700).map { "line \($0)" }
        channel.send(texts.joined(separator: "\n") + "\n")
        channel.closeWriting()
        var parts: [[InputLine]] = []
        while let lines = try await source.next() { parts.append(lines) }
        #expect(parts.allSatisfy { (1...500).contains($0.count) })
        #expect(parts.flatMap(\.self) == texts.map(line))
    }

    @Test("Reading stops while nobody takes the lines, and goes on when somebody does")
    func backPressure() async throws {
        let channel = try Channel()
        let source = try source(channel, buffer: 1 << 20)
        let bytes = Array((String(repeating: "x", count: 99) + "\n").utf8)
        let sent = channel.fill(bytes, upTo: 100 << 20)
        // The buffer, one read more, and what a pipe holds.
        #expect(sent < (1 << 20) + (256 << 10) + (128 << 10))
        var count = 0
        while count < sent / 100 { count += try #require(try await source.next()).count }
        #expect(count == sent / 100)
        #expect(channel.fill(bytes, upTo: 1000, patience: 600_000) >= 1000)
        source.stop()
    }

    @Test("A reader that never reads stops the server from reading")
    func deafReader() async throws {
        let office = try Office(limits: RPCLimits(bufferByteCount: 1 << 20))
        let channel = try Channel()
        let source = try source(channel)
        let serving = Task { try await office.server.serve(from: source, to: DeafSink()) }
        let bytes = Array((Office.request(1, "describe") + "\n").utf8)
        // What is being answered, what is read ahead, one read more, and what the pipe holds.
        #expect(channel.fill(bytes, upTo: 100 << 20) < (2 << 20) + (512 << 10) + (128 << 10))
        serving.cancel()
        channel.closeWriting()
    }

    @Test("Stopping ends the input, whether it waits, is full or has ended")
    func stop() async throws {
        let idle = try Channel()
        let waiting = try source(idle)
        async let next = waiting.next()
        waiting.stop()
        #expect(try await next == nil)
        waiting.stop()
        #expect(try await waiting.next() == nil)

        let full = try Channel()
        let paused = try source(full, buffer: 1024)
        _ = full.fill(Array("line\n".utf8), upTo: 200_000)
        paused.stop()
        while try await paused.next() != nil {}
    }

    @Test("Writing to somebody who has gone is an error, not the end of the process")
    func gone() async throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        try #require(socketpair(AF_UNIX, kind, 0, &ends) == 0)
        let sink = DescriptorSink(descriptor: ends[1])
        try await sink.write(Array("hello\n".utf8))
        // Closing alone isn't enough while a process that another test starts has a copy.
        shutdown(ends[0], Int32(SHUT_RDWR))
        close(ends[0])
        await #expect(throws: LineError.self) { try await sink.write(Array("hello\n".utf8)) }
        try await sink.write([])
        close(ends[1])
    }

    @Test("Nobody is waited for in vain after a stop")
    func deafAfterStop() async throws {
        let channel = try Channel()
        let sink = DescriptorSink(descriptor: channel.writing, patience: .milliseconds(1))
        sink.stop()
        await #expect(throws: LineError.self) {
            try await sink.write([UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20))
        }
    }

    private func line(_ text: String) -> InputLine { .bytes(Array(text.utf8)) }
}

/// Takes the first bytes and never comes back, until it is cancelled.
struct DeafSink: LineSink {
    func write(_ bytes: [UInt8]) async throws { try await Task.sleep(for: .seconds(3_600)) }

    func stop() {}
}
