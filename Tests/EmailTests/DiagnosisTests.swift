import Email
import Foundation
import Testing

@Suite("Diagnoses")
struct DiagnosisTests {
    /// For each reason an address that shows it at one of the levels.
    private static let showing: [EmailDiagnosis.Reason: String] = [
        .empty: "", .missingAt: "a", .missingLocalPart: "@b.co", .missingDomain: "a@",
        .secondAt: "a@b@c", .severalAddresses: "a@b.co, c@d.ef", .displayName: "R <a@b.co>",
        .leadingSpace: " a@b.co", .trailingSpace: "a@b.co ", .notASCII: "é@b.co",
        .addressTooLong: "aa@" + String(repeating: "b.", count: 125) + "co",
        .controlCharacter: "\u{1}@b.co", .bareCarriageReturn: "a\r@b.co", .bareLineFeed: "a\n@b.co",
        .localPartStartsWithDot: ".a@b.co", .localPartEndsWithDot: "a.@b.co",
        .localPartConsecutiveDots: "a..b@c.de", .localPartSpace: "a b@c.de",
        .localPartInvalidCharacter: "a,b@c.de", .localPartHiddenCharacter: "a\u{200B}@b.co",
        .localPartTooLong: String(repeating: "a", count: 65) + "@b.co",
        .localPartSymbol: "“a”@b.co", .localPartNotNormalized: "e\u{301}@b.co",
        .quotedString: "\"a\"@b.co", .emptyQuotedString: "\"\"@b.co", .unclosedQuote: "\"a@b.co",
        .misplacedQuote: "a\"b@c.de", .textAfterQuote: "\"a\"b@c.de", .unfinishedEscape: "\"a\\",
        .invalidEscape: "\"\\\u{1}\"@b.co", .domainWithoutDot: "a@b", .domainStartsWithDot: "a@.b",
        .domainEndsWithDot: "a@b.", .domainConsecutiveDots: "a@b..c", .domainSpace: "a@b .co",
        .domainInvalidCharacter: "a@b_.co", .labelStartsWithHyphen: "a@-b.co",
        .domainTooLong: "a@" + String(repeating: "b.", count: 127) + "co",
        .labelTooLong: "a@" + String(repeating: "b", count: 64) + ".co",
        .labelEndsWithHyphen: "a@b-.co", .numericTopLevelDomain: "a@b.1",
        .internationalDomainInvalid: "a@\u{378}.de", .punycodeInvalid: "a@xn--test.com",
        .domainHiddenCharacter: "a@b\u{AD}.co", .domainSymbol: "a@🚀.kz",
        .domainMixedScripts: "a@gооgle.com", .domainConfusable: "a@аррӏе.com",
        .addressLiteral: "a@[1.2.3.4]", .domainLiteral: "a@[b]", .unclosedDomainLiteral: "a@[b",
        .textAfterDomainLiteral: "a@[b]c", .domainLiteralInvalidCharacter: "a@[b[]",
        .ipv4Invalid: "a@[1.2]", .ipv6Invalid: "a@[IPv6:1]", .literalTagUnknown: "a@[b:c]",
        .ipv6ShortZeroRun: "a@[IPv6:1:2:3:4:5:6:7::]", .comment: "a(b)@c.de",
        .unclosedComment: "a(b@c.de", .unopenedComment: "a)@c.de", .textAfterComment: "a(b)c@d.ef",
        .foldingWhiteSpace: " a@b.co", .foldWithoutSpace: "\r\na@b.co", .spaceAroundAt: "a @b.co",
        .obsoleteFolding: " \r\n \r\n a@b.co", .obsoleteLocalPart: "a .b@c.de",
        .obsoleteDomain: "a@b. co", .obsoleteControlCharacter: "\"\u{1}\"@b.co",
        .obsoleteEscape: "\"\\\u{1}\"@b.co",
    ]

    @Test("every reason is shown by an address", arguments: EmailDiagnosis.Reason.allCases)
    func shown(_ reason: EmailDiagnosis.Reason) throws {
        guard reason != .invalidUTF8 else { return }
        let typed = try #require(Self.showing[reason])
        let reasons = EmailLevel.allCases.flatMap { Self.effects(of: typed, $0).map(\.0) }
        #expect(reasons.contains(reason), "\(reasons)")
    }

    @Test(
        "every reason is explained in one plain sentence", arguments: EmailDiagnosis.Reason.allCases
    )
    func explained(_ reason: EmailDiagnosis.Reason) {
        let explanation = reason.explanation
        #expect(explanation.count > 12)
        #expect(explanation.first?.isLowercase == true)
        #expect(!explanation.hasSuffix("."))
        #expect(explanation != reason.rawValue)
        #expect(!explanation.contains("RFC"))
    }

    @Test("the documentation has every reason, and at which levels it refuses or is noted")
    func documented() throws {
        let rows = try Self.documentedRows()
        for reason in EmailDiagnosis.Reason.allCases {
            let row = try #require(rows[reason.rawValue], "\(reason.rawValue) is not documented")
            #expect(row.first == reason.explanation)
            #expect(row.last == reason.section ?? "our own")
        }
        #expect(rows.count == EmailDiagnosis.Reason.allCases.count)

        var mutations = Mutations(seed: 4)
        for typed in Self.showing.values + (0..<5_000).map({ _ in mutations.next() }) {
            for (index, level) in EmailLevel.allCases.enumerated() {
                for (reason, effect) in Self.effects(of: typed, level) {
                    let cell = rows[reason.rawValue]?[index + 1] ?? ""
                    #expect(cell.contains(effect), "\(reason.rawValue) at \(level): \(effect)")
                }
            }
        }
    }

    /// The cells behind the name, by name, of the table of diagnoses.
    private static func documentedRows() throws -> [String: [String]] {
        let file = Suites.packageRoot.appending(path: "Documentation/Email.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let table = text.split(separator: "## Diagnoses")[1].split(separator: "\n## ")[0]
        var rows: [String: [String]] = [:]
        for line in table.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            rows[cells[0].trimmingCharacters(in: ["`"])] = Array(cells.dropFirst())
        }
        return rows
    }

    private static func effects(
        of typed: String, _ level: EmailLevel
    ) -> [(EmailDiagnosis.Reason, String)] {
        do {
            let address = try EmailAddress(parsing: typed, level: level)
            return address.oddities.map { ($0.reason, "notes") }
        } catch {
            return [(error.reason, "refuses")]
        }
    }

    @Test("a diagnosis reads well in a log")
    func description() {
        let diagnosis = EmailDiagnosis(.domainWithoutDot, utf8Offset: 2)
        #expect("\(diagnosis)" == "domain_without_dot:2: there is no dot after the @")
        #expect(diagnosis.section == "RFC 5321 §2.3.5")
    }
}
