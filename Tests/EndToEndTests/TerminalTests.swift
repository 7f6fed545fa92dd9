import Foundation
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Strangers' text on a terminal")
    struct Terminal {
        /// Text that would steer a terminal, deceive a reader or break a line.
        static let harmful: [String: String] = [
            "escape": "\u{1B}[2J\u{1B}[1;1Hgone", "clipboard": "\u{1B}]52;c;cm0gLXJm\u{07}",
            "bell": "ring\u{07}", "backspace": "abc\u{08}\u{08}\u{08}xyz", "return": "good\rbad",
            "line feed": "one\ntwo", "delete": "a\u{7F}b", "C1": "a\u{9B}31mb",
            "next line": "a\u{85}b",
            "bidi": "abc\u{202E}fdp.exe", "isolate": "a\u{2066}b\u{2069}c",
            "zero width": "pay\u{200B}pal",
            "joiner": "a\u{200D}b", "mark": "\u{FEFF}bom", "separator": "a\u{2028}b\u{2029}c",
            "tag": "a\u{E0041}\u{E0042}", "soft hyphen": "via\u{AD}gra", "filler": "a\u{3164}b",
            "stacked": "Z\u{0301}\u{0302}\u{0303}\u{0304}\u{0305}\u{0306}\u{0307}\u{0308}",
        ]

        /// Whether people could be harmed by printing it.
        static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x0A: false
            case ..<0x20, 0x7F...0x9F, 0xAD, 0x061C, 0x200B...0x200F, 0x2028...0x202E,
                0x2060...0x206F, 0x3164, 0xFEFF, 0xE0000...0xE0FFF:
                true
            default: false
            }
        }

        /// The fields that may take such text; some refuse some of it.
        static let fields = ["name", "content", "title", "user_agent", "referrer", "key"]

        @Test("Nothing harmful reaches it, and programs get the text as it was sent")
        func harmless() async throws {
            let winnow = try EndToEnd.winnow()
            let ids = try await submitAll(to: winnow)
            #expect(ids.count > 2 * Self.fields.count, "nearly all of it was refused")
            let list = ids.joined(separator: "\n")
            for (number, text) in Self.harmful.values.sorted().enumerated() {
                let note = ["--note", text, "--as", text]
                let held = try await winnow.run(["hold", ids[number % ids.count]] + note)
                #expect(held.status == 0 && Self.isClean(held), "\(held)")
            }
            for arguments in [["show", "-"], ["list", "--limit", "500"], ["queue"], ["log"]] {
                let shown = try await winnow.run(arguments, input: Array(list.utf8))
                #expect(shown.status == 0 && !shown.lines.isEmpty)
                #expect(Self.isClean(shown), "\(arguments): \(shown.text.debugDescription)")
            }
            for id in ids.prefix(12) {
                let why = try await winnow.run("why", id, "--recheck")
                #expect(why.status == 0 && Self.isClean(why), "\(why)")
            }
            _ = try await winnow.run("approve", "-", input: list)
            let thread = try await winnow.run("thread", "https://blog.example/post-0/")
            #expect(thread.lines.count > ids.count)
            #expect(Self.isClean(thread), "\(thread.text.debugDescription)")
        }

        @Test("What is typed on the command line comes back harmless too")
        func arguments() async throws {
            let winnow = try EndToEnd.winnow()
            for verb in ["thread", "show", "log", "why"] {
                for text in ["\u{1B}[2Jx", "a\u{202E}b", "a\u{9B}31m"] {
                    let outcome = try await winnow.run(verb, text)
                    #expect(outcome.status != 0)
                    #expect(Self.isClean(outcome), "\(verb): \(outcome.errorText.debugDescription)")
                }
            }
        }

        private static func isClean(_ outcome: Winnow.Outcome) -> Bool {
            !(outcome.text + outcome.errorText).unicodeScalars.contains(where: isHarmful)
        }

        /// Submits every text in every field, and looks at what is stored; gives the ids.
        private func submitAll(to winnow: Winnow) async throws -> [String] {
            let sent = Self.harmful.values.sorted().flatMap { text in
                Self.fields.map { (text: text, field: $0) }
            }
            let input = sent.map { Self.submission($0.text, in: $0.field).serialized() }
            let outcome = try await winnow.run(
                "submit", "--wait", input: input.joined(separator: "\n"))
            let answers = try outcome.json()
            try #require(answers.count == sent.count)
            var stored: [(id: String, text: String, field: String)] = []
            for (answer, sent) in zip(answers, sent) {
                if let id = answer["id"]?.stringValue {
                    stored.append((id, sent.text, sent.field))
                } else {
                    #expect(answer["error"]?["code"] == -32602, "\(answer.serialized())")
                }
            }
            let ids = stored.map(\.id)
            let shown = try await winnow.run(
                "show", "-", "--json", input: ids.joined(separator: "\n"))
            for (json, sent) in zip(try shown.json(), stored) {
                let value = Self.value(of: sent.field, in: json)
                #expect(value == sent.text, "\(sent.text.debugDescription) in \(sent.field)")
            }
            return ids
        }

        private static func submission(_ text: String, in field: String) -> JSONValue {
            EndToEnd.comment("This is very helpful!") { object in
                switch field {
                case "name":
                    object["author"] = ["name": .string(text), "email": "rosa@example.org"]
                case "title":
                    object["post"] = [
                        "url": "https://blog.example/post-0/", "title": .string(text),
                    ]
                default: object[field] = .string(text)
                }
            }
        }

        private static func value(of field: String, in json: JSONValue) -> String? {
            let submission = json["submission"]
            return switch field {
            case "name": submission?["author"]?["name"]?.stringValue
            case "title": submission?["post"]?["title"]?.stringValue
            default: submission?[field]?.stringValue
            }
        }
    }
}
