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
            "line feed": "one\ntwo", "delete": "a\u{7F}b", "C1": "a\u{9B}31mb", "next line": "a\u{85}b",
            "bidi": "abc\u{202E}fdp.exe", "isolate": "a\u{2066}b\u{2069}c", "zero width": "pay\u{200B}pal",
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

        @Test("Nothing harmful reaches it, and programs get the text as it was sent")
        func harmless() async throws {
            let winnow = try EndToEnd.winnow()
            for (name, text) in Self.harmful {
                try await Self.check(text, name, winnow)
            }
            let log = try await winnow.run("log")
            #expect(!log.text.unicodeScalars.contains(where: Self.isHarmful))
            for arguments in [["queue"], ["list"], ["list", "--limit", "500"]] {
                let shown = try await winnow.run(arguments, input: [])
                #expect(shown.status == 0)
                #expect(!shown.text.unicodeScalars.contains(where: Self.isHarmful), "\(arguments)")
            }
        }

        private static func check(_ text: String, _ name: String, _ winnow: Winnow) async throws {
            // The fields that take such text at all; the others refuse it.
            var ids: [String] = []
            for field in ["name", "content", "title", "user_agent", "referrer", "key"] {
                let input = submission(text, in: field).serialized()
                let answer = try #require(
                    try await winnow.run("submit", "--wait", input: input).json().first)
                guard let id = answer["id"]?.stringValue else {
                    #expect(answer["error"]?["code"] == -32602, "\(answer.serialized())")
                    continue
                }
                ids.append(id)
                let json = try #require(try await winnow.run("show", id, "--json").json().first)
                #expect(value(of: field, in: json) == text, "\(name) in \(field)")
            }
            let url = "https://blog.example/post-0/"
            let commands =
                ids.flatMap { [["show", $0], ["why", $0, "--recheck"], ["log", $0]] }
                + [["thread", url], ["thread", text], ["show", text], ["log", text]]
                + ids.map { ["hold", $0, "--note", text, "--as", text] }
            for arguments in commands where !arguments.contains(where: { $0.contains("\0") }) {
                let shown = try await winnow.run(arguments, input: [])
                let all = shown.text + shown.errorText
                let isClean = !all.unicodeScalars.contains(where: isHarmful)
                #expect(isClean, "\(name): \(arguments): \(all.debugDescription)")
            }
        }

        private static func submission(_ text: String, in field: String) -> JSONValue {
            EndToEnd.comment("This is very helpful!") { object in
                switch field {
                case "name": object["author"] = ["name": .string(text), "email": "rosa@example.org"]
                case "title":
                    object["post"] = ["url": "https://blog.example/post-0/", "title": .string(text)]
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
