import DNS
import Email
import Text

/// What is right, wrong and known about an address, for a person.
struct EmailText {
    /// What the DNS said of the domain.
    enum Mail {
        /// It wasn't asked.
        case notAsked
        /// It did not answer.
        case silent
        /// It answered.
        case answered(MailAnswer)
    }

    /// As typed; bytes that are no text are replaced.
    var typed: String
    /// How many bytes were typed, also where they are too many to show.
    var byteCount: Int
    /// The level it was read at.
    var level: EmailLevel
    /// The address, or why it is none.
    var reading: Result<EmailAddress, EmailDiagnosis>
    /// What experience says; nil where it is no address.
    var findings: EmailFindings?
    /// What the DNS said.
    var mail = Mail.notAsked

    var isAccepted: Bool { address != nil }
    var address: EmailAddress? { try? reading.get() }

    /// The address that was probably meant.
    var suggestion: String? {
        guard let address, let domain = findings?.suggestion else { return nil }
        return address.localPart + "@" + domain
    }

    /// The lines.
    func lines(width: Int, ink: Ink) -> [String] {
        switch reading {
        case .failure(let diagnosis): refusal(diagnosis, width, ink)
        case .success(let address): acceptance(address, width, ink)
        }
    }

    private func refusal(_ diagnosis: EmailDiagnosis, _ width: Int, _ ink: Ink) -> [String] {
        let (line, column) = window(around: diagnosis, width: width - 2)
        var lines = [ink.red("refused") + "  at the level \(level.rawValue)"]
        if typed.isEmpty {
            lines.append("  (\(Phrases.count(byteCount, "byte")))")
        } else {
            lines += ["  " + line, "  " + String(repeating: " ", count: column) + ink.red("^")]
        }
        return lines + ["  " + Self.phrase(diagnosis, ink)]
    }

    private func acceptance(_ address: EmailAddress, _ width: Int, _ ink: Ink) -> [String] {
        var lines = [
            ink.green("accepted") + "  at the level \(level.rawValue)",
            "  " + VisibleText.truncated(Phrases.safe(typed), toColumns: width - 2),
        ]
        let add = { (name: String, text: String) in
            let label = name.padding(to: 10)
            lines.append("  " + ink.faint(label) + Phrases.safe(text))
        }
        add("domain", address.asciiDomain)
        if address.unicodeDomain != address.asciiDomain { add("readable", address.unicodeDomain) }
        add("person", address.canonical)
        if address.needsSMTPUTF8 { add("mail", "takes a server with SMTPUTF8 (RFC 6531)") }
        if let dns = dnsPhrase { add("dns", dns) }
        for name in findings?.names ?? [] { add("finding", Self.phrase(finding: name)) }
        if let suggestion { add("meant", suggestion + "?") }
        for oddity in address.oddities {
            let (line, column) = window(around: oddity, width: width - 12)
            let indent = String(repeating: " ", count: 12)
            lines.append("  " + ink.faint("odd".padding(to: 10)) + line)
            lines.append(indent + String(repeating: " ", count: column) + ink.yellow("^"))
            lines.append(indent + Self.phrase(oddity, ink))
        }
        return lines
    }

    /// `there is no dot after the @ (domain_without_dot, RFC 5321 §2.3.5)`.
    private static func phrase(_ diagnosis: EmailDiagnosis, _ ink: Ink) -> String {
        let section = diagnosis.section.map { ", \($0)" } ?? ""
        return diagnosis.explanation + ink.faint(" (\(diagnosis.reason.rawValue)\(section))")
    }

    private var dnsPhrase: String? {
        switch mail {
        case .notAsked: nil
        case .silent: "no answer, so no opinion"
        case .answered(let answer):
            switch answer.state {
            case .missing: "there is no such domain"
            case .takesNoMail: "the domain takes no mail"
            case .takesMail: "mail goes to " + Self.list(answer.exchangers)
            }
        }
    }

    private static func list(_ exchangers: [String]) -> String {
        let shown = exchangers.prefix(3).joined(separator: ", ")
        return exchangers.count > 3 ? shown + " and \(exchangers.count - 3) more" : shown
    }

    private static func phrase(finding name: String) -> String {
        let words: String? =
            switch name {
            case "disposable": "the domain hands out mailboxes to throw away"
            case "role": "belongs to a function, not to a person"
            case "misspelt": "the domain is a slip away from a provider's"
            case "reserved": "the domain is set aside; no mail arrives there"
            case "placeholder": "typed to fill the field"
            case "free_provider": "anyone can have a mailbox there"
            case "address_literal": "an IP address stands for the domain"
            case "numeric_top_level_domain": "the domain ends in a number"
            case "mixed_script": "the domain mixes alphabets"
            case "confusable": "the domain can be taken for one in Latin letters"
            default: nil
            }
        return words.map { "\(name): \($0)" } ?? name
    }
}

extension String {
    /// With spaces up to a number of columns; ASCII only.
    fileprivate func padding(to columns: Int) -> String {
        self + String(repeating: " ", count: max(1, columns - utf8.count))
    }
}
