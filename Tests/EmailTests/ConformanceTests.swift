import Email
import Foundation
import Testing

/// Where we differ from a suite, at which level, and why; a difference not listed fails.
struct Disagreements {
    private let reasons: [String: String]
    private(set) var cases = 0
    private(set) var agreed = 0
    private var seen: Set<String> = []

    init(_ reasons: [String: String]) {
        self.reasons = reasons
    }

    /// Compares what the suite expects of an address with what we say.
    mutating func compare(_ typed: String, _ level: EmailLevel, isAccepted expected: Bool) {
        cases += 1
        let ours = reading(typed, level)
        guard ours.hasPrefix("ok") != expected else {
            agreed += 1
            return
        }
        let key = "\(level.rawValue) \(visible(typed))"
        seen.insert(key)
        guard reasons[key] == nil else { return }
        Issue.record(
            "new disagreement: \(key): suite \(expected ? "accepts" : "refuses"), we: \(ours)")
    }

    /// Records what is listed and no longer differs, and that the counts are those documented.
    func finish(documented: String) throws {
        for stale in Set(reasons.keys).subtracting(seen) {
            Issue.record("listed, but no disagreement any more: \(stale)")
        }
        let file = Suites.packageRoot.appending(path: "Documentation/Email.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let row = "| \(documented) | \(cases) | \(agreed) |"
        #expect(text.contains(row), "Documentation/Email.md lacks: \(row)")
    }
}

@Suite("Conformance to the suites of others")
struct ConformanceTests {
    @Test(
        "isemail, at smtp and rfc",
        .enabled(if: Suites.isPresent("email/isemail-tests.xml")))
    func isemail() throws {
        try judge("email/isemail-tests.xml", Known.isemail, documented: "isemail 3.05")
    }

    @Test(
        "isemail's original set, at smtp and rfc",
        .enabled(if: Suites.isPresent("email/isemail-tests-original.xml")))
    func isemailOriginal() throws {
        try judge(
            "email/isemail-tests-original.xml", Known.isemailOriginal,
            documented: "isemail original")
    }

    /// `ISEMAIL_ERR` is nothing at all; the categories up to RFC5321 can be delivered to.
    private func judge(_ path: String, _ known: [String: String], documented: String) throws {
        let cases = IsemailReader.cases(in: try #require(Suites.text(path)))
        var disagreements = Disagreements(known)
        for (address, category) in cases {
            let isDeliverable = ["VALID_CATEGORY", "DNSWARN", "RFC5321"].contains(category)
            disagreements.compare(address, .smtp, isAccepted: isDeliverable)
            disagreements.compare(address, .rfc, isAccepted: category != "ERR")
        }
        try disagreements.finish(documented: documented)
    }

    @Test(
        "hapijs, at smtp and rfc",
        .enabled(if: Suites.isPresent("email/hapijs-isemail-tests.json")))
    func hapijs() throws {
        let text = try #require(Suites.text("email/hapijs-isemail-tests.json"))
        var disagreements = Disagreements(Known.hapijs)
        for line in text.split(separator: "\n") {
            let trimmed = line.trimmingCharacters(in: CharacterSet(charactersIn: " ,"))
            guard trimmed.hasPrefix("[\"") else { continue }
            // Half surrogates are not text; bytes that stand for them are refused as such.
            guard let pair = try? JSONDecoder().decode([String].self, from: Data(trimmed.utf8))
            else {
                #expect(trimmed.contains("\\ud"))
                continue
            }
            let isDeliverable =
                pair[1] == "valid" || pair[1].hasPrefix("rfc5321") || pair[1].hasPrefix("dns")
            disagreements.compare(pair[0], .smtp, isAccepted: isDeliverable)
            disagreements.compare(pair[0], .rfc, isAccepted: !pair[1].hasPrefix("err"))
        }
        try disagreements.finish(documented: "hapijs")
    }

    @Test(
        "jmail's valid addresses, at rfc, with their parts",
        .enabled(if: Suites.isPresent("email/valid-addresses.csv")))
    func jmailValid() throws {
        let text = try #require(Suites.text("email/valid-addresses.csv"))
        var disagreements = Disagreements(Known.jmailValid)
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(
                String.init)
            disagreements.compare(fields[0], .rfc, isAccepted: true)
            guard !fields[0].contains("("),
                let address = try? EmailAddress(parsing: fields[0], level: .rfc)
            else { continue }
            #expect(address.localPart == fields[1])
            #expect(address.domain == fields[2])
        }
        try disagreements.finish(documented: "jmail valid")
    }

    @Test(
        "jmail's invalid addresses, at smtp",
        .enabled(if: Suites.isPresent("email/invalid-addresses.csv")))
    func jmailInvalid() throws {
        let text = try #require(Suites.text("email/invalid-addresses.csv"))
        var disagreements = Disagreements(Known.jmailInvalid)
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            guard let end = line.range(of: " ;", options: .backwards)?.lowerBound else { continue }
            disagreements.compare(String(line[..<end]), .smtp, isAccepted: false)
        }
        try disagreements.finish(documented: "jmail invalid")
    }
}
