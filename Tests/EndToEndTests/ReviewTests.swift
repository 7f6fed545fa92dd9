import Foundation
import JSON
import TestSupport
import Testing
import Text

extension EndToEnd {
    @Suite("A review on a terminal")
    struct Review {
        /// A text that the plain rule holds.
        static let held = "see [url=http://x.example]this[/url] page"

        static func screen(_ size: (columns: Int, rows: Int)) -> VirtualScreen {
            VirtualScreen(columns: size.columns, rows: size.rows) {
                VisibleText.columnWidth(String($0))
            }
        }

        /// A `winnow` in which so many comments wait.
        static func waiting(_ contents: [String]) async throws -> Winnow {
            let winnow = try EndToEnd.winnow()
            let lines = contents.map { content in
                EndToEnd.comment("\(held) \(content)").serialized() + "\n"
            }
            _ = try await winnow.run("submit", input: lines.joined())
            _ = try await winnow.run("work", "--once")
            return winnow
        }

        static func review(
            _ winnow: Winnow, _ arguments: [String] = [], as actor: String = "ann",
            size: (columns: Int, rows: Int) = (80, 24), environment: [String: String] = [:]
        ) throws -> PseudoTerminal {
            var variables = winnow.variables
            variables["TERM"] = "xterm-256color"
            variables["WINNOW_ACTOR"] = actor
            variables.merge(environment) { $1 }
            return try PseudoTerminal(
                [BuiltPrograms.winnow, "review"] + arguments, environment: variables,
                in: winnow.folder, screen: screen(size), size: size)
        }

        /// Whether the terminal is as a shell wants it.
        static func isRestored(_ terminal: PseudoTerminal) -> Bool {
            let screen = terminal.screen
            return terminal.isCooked && !screen.isAlternate && screen.hasCursor && screen.wraps
                && screen.strange.isEmpty
        }

        static func count(_ status: String, in winnow: Winnow) async throws -> Int {
            try await winnow.run("list", "--ids", "--status", status).lines.count
        }

        @Test("Keys decide, undo, and the terminal is as before at the end")
        func decide() async throws {
            let winnow = try await Self.waiting(["one", "two", "three"])
            let terminal = try Self.review(winnow)
            try await terminal.wait(forText: "page one")
            #expect(terminal.screen.isAlternate && !terminal.isCooked)
            #expect(terminal.screen.styled.contains("[url="))
            terminal.press("a")
            try await terminal.wait(forText: "page two")
            terminal.press("s")
            try await terminal.wait(forText: "page three")
            terminal.press("u")
            try await terminal.wait(forText: "page two")
            terminal.press("x")
            try await terminal.wait(forText: "page three")
            terminal.press("q")
            #expect(try await terminal.end() == .exited(0))
            #expect(Self.isRestored(terminal))
            #expect(terminal.screen.text.contains("1 approve"))
            #expect(try await Self.count("approved", in: winnow) == 1)
            #expect(try await Self.count("trash", in: winnow) == 1)
            #expect(try await Self.count("held", in: winnow) == 1)
            let log = try await winnow.run("log", "--json").json()
            let batches = log.compactMap { $0["batch"]?.stringValue }
            let session = try #require(batches.first?.split(separator: "/").first)
            #expect(session.hasPrefix("review-") && batches.allSatisfy { $0.hasPrefix(session) })
            _ = try await winnow.run("undo", "--as", "ann")
            #expect(try await Self.count("trash", in: winnow) == 0)
        }

        @Test(
            "A signal ends it, and the terminal is as before",
            arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT])
        func signals(number: Int32) async throws {
            let winnow = try await Self.waiting(["one", "two"])
            let terminal = try Self.review(winnow)
            try await terminal.wait(forText: "page one")
            terminal.press("n")
            try await terminal.wait(forText: "page two")
            terminal.signal(number)
            #expect(try await terminal.end() == .killed(number))
            #expect(Self.isRestored(terminal), "\(terminal.screen.text)")
            guard ![SIGSEGV, SIGABRT].contains(number) else { return }
            let again = try Self.review(winnow)
            try await again.wait(forText: "2 of 2")
            again.press("q")
            #expect(try await again.end() == .exited(0))
        }

        @Test("Nothing harmful reaches the screen, whatever strangers send")
        func hostile() async throws {
            let floods = [
                String(repeating: "\u{301}", count: 20_000), String(repeating: "x", count: 60_000),
                String(repeating: "\u{202E}\u{200B}", count: 3_000),
                "שלום עולם and 日本語 and 👨‍👩‍👧‍👦 and e\u{301}",
            ]
            let texts = Terminal.harmful.values.sorted() + floods
            let winnow = try await Self.waiting(texts)
            let count = try await Self.count("held", in: winnow)
            #expect(count > texts.count / 2)
            for environment in [[:], ["NO_COLOR": "1"]] {
                let terminal = try Self.review(
                    winnow, ["--restart"], size: (72, 24), environment: environment)
                for number in 1...count {
                    try await terminal.wait(forText: "\(number) of \(count)")
                    for keys in ["G", "w", "G", "w", "*", "q", "A", "q", "n"] {
                        terminal.press(keys)
                    }
                }
                terminal.press("q")
                #expect(try await terminal.end() == .exited(0))
                #expect(terminal.screen.strange.isEmpty, "\(terminal.screen.strange.prefix(5))")
                let written = String(decoding: terminal.bytes, as: UTF8.self)
                let harm = written.unicodeScalars.first {
                    Terminal.isHarmful($0) && !["\u{1B}", "\r", "\u{200D}"].contains($0)
                }
                #expect(harm == nil)
                if !environment.isEmpty {
                    #expect(terminal.screen.styled.isEmpty && written.contains("[[[url=]]"))
                }
            }
        }

        @Test("It takes any size, and another one at any time")
        func sizes() async throws {
            let winnow = try await Self.waiting([String(repeating: "wide 日本語 text ", count: 200)])
            let terminal = try Self.review(winnow)
            try await terminal.wait(forText: "1 of 1")
            for size in [(40, 10), (300, 100), (41, 11), (20, 4), (80, 24)] {
                terminal.resize(to: size, Self.screen(size))
                try await terminal.wait(for: "\(size)") { screen in
                    screen.rows[0].contains("1 of 1") && screen.rows.last?.contains("keys") == true
                }
                #expect(terminal.screen.strange.isEmpty)
            }
            terminal.press("q")
            #expect(try await terminal.end() == .exited(0))
        }

        @Test("Two moderators see different ones, and nothing is decided on what has changed")
        func two() async throws {
            let winnow = try await Self.waiting(["one", "two", "three"])
            let ann = try Self.review(winnow, as: "ann")
            try await ann.wait(forText: "page one")
            let bo = try Self.review(winnow, as: "bo")
            try await bo.wait(forText: "page two")
            ann.press("n")
            try await ann.wait(forText: "page three")
            bo.press("P")
            try await bo.wait(forText: "page one")
            let ids = try await winnow.run("list", "--ids", "--oldest-first").lines
            _ = try await winnow.run("spam", ids[2], "--as", "cy")
            ann.press("a")
            try await ann.wait(forText: "changed by cy meanwhile (spam)")
            #expect(try await Self.count("approved", in: winnow) == 0)
            ann.press("P")
            try await ann.wait(forText: "page two")
            bo.press("N")
            try await bo.wait(forText: "ann looks at this one")
            for terminal in [ann, bo] {
                terminal.press("q")
                #expect(try await terminal.end() == .exited(0))
            }
        }

        @Test("A comment is edited in one's editor, and a refused edit is not lost")
        func edit() async throws {
            let winnow = try await Self.waiting(["one"])
            let editor = try winnow.folder.write(
                "editor.sh",
                """
                #!/bin/sh
                stat -c %a "$1" > "$HOME/mode"
                if [ -e "$HOME/second" ]; then sed -i 's/^Name:.*/Name: Zoe/; s/EMPTIED/mended/' "$1"
                else : > "$HOME/second"; printf 'Name: \\n\\nEMPTIED text' > "$1"; fi
                """)
            let terminal = try Self.review(winnow, environment: ["EDITOR": "sh \(editor)"])
            try await terminal.wait(forText: "page one")
            terminal.press("e")
            try await terminal.wait(forText: "refused:")
            terminal.press("e")
            try await terminal.wait(forText: "mended text")
            #expect(terminal.screen.text.contains("by Zoe"))
            let mode = try String(contentsOfFile: winnow.folder.path + "/mode", encoding: .utf8)
            #expect(mode == "600\n")
            terminal.press("q")
            #expect(try await terminal.end() == .exited(0))
            #expect(Self.isRestored(terminal))
        }

        @Test("A key torn apart by a slow line decides nothing")
        func torn() async throws {
            let winnow = try await Self.waiting(["one", "two"])
            let terminal = try Self.review(winnow)
            try await terminal.wait(forText: "page one")
            for piece in ["\u{1B}", "[", "a", "\u{1B}", "O", "s", "\u{1B}[", "1;2", "x"] {
                terminal.press(piece)
                try await terminal.wait(for: "anything") { _ in true }
            }
            terminal.press("\u{1B}[200~sax\u{1B}[201~")
            try await terminal.wait(forText: "pasted text is not taken for keys")
            #expect(try await Self.count("held", in: winnow) == 2)
            terminal.press("q")
            #expect(try await terminal.end() == .exited(0))
        }

        @Test("Keys pressed before the next one was shown do not decide on it")
        func ahead() async throws {
            let winnow = try await Self.waiting((1...9).map { "number \($0)" })
            let terminal = try Self.review(winnow)
            try await terminal.wait(forText: "number 1")
            terminal.press("ssssss")
            try await terminal.wait(forText: "number 2")
            terminal.press("q")
            #expect(try await terminal.end() == .exited(0))
            #expect(try await Self.count("spam", in: winnow) == 1)
        }

        @Test("Stopped by Ctrl-Z the shell has its terminal; continued, the screen is back")
        func stop() async throws {
            let bash = try #require(BuiltPrograms.path(of: "bash"))
            let winnow = try await Self.waiting(["one"])
            var variables = winnow.variables
            variables.merge(["TERM": "xterm", "PS1": "$ "]) { $1 }
            let terminal = try PseudoTerminal(
                [bash, "--norc", "--noprofile", "-i"], environment: variables, in: winnow.folder,
                screen: Self.screen((80, 24)), size: (80, 24))
            terminal.press("\"$WINNOW\" review\r")
            try await terminal.wait(for: "a review") { $0.isAlternate && $0.text.contains("one") }
            terminal.press("\u{1A}")
            try await terminal.wait(for: "a shell") { !$0.isAlternate && $0.hasCursor }
            terminal.press("fg\r")
            try await terminal.wait(for: "a review") {
                $0.isAlternate && $0.text.contains("1 of 1")
            }
            terminal.press("s")
            try await terminal.wait(forText: "marked as spam")
            terminal.press("q")
            try await terminal.wait(for: "a shell") { !$0.isAlternate }
            terminal.press("exit\r")
            #expect(try await terminal.end() == .exited(0))
            #expect(try await Self.count("spam", in: winnow) == 1)
        }

        @Test("Where there is no terminal, or none that can place a cursor, it says what to use")
        func noTerminal() async throws {
            let winnow = try await Self.waiting(["one"])
            let piped = try await winnow.run("review")
            #expect(piped.status == 64 && piped.errorText.contains("winnow list"))
            for name in ["dumb", ""] {
                let terminal = try Self.review(winnow, environment: ["TERM": name])
                #expect(try await terminal.end() == .exited(64))
                #expect(terminal.screen.text.contains("winnow list"))
                #expect(!String(decoding: terminal.bytes, as: UTF8.self).contains("\u{1B}"))
            }
        }
    }
}
