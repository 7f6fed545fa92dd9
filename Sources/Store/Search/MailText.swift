import Foundation

/// What is read from an e-mail address as it was sent, without knowing what a sound one is.
enum MailText {
    /// The part behind the last `@`, in lower case and without a final dot; nil if there is none.
    static func domain(of email: String) -> String? {
        guard let at = email.lastIndex(of: "@") else { return nil }
        let domain = email[email.index(after: at)...].trimmingCharacters(in: .whitespaces)
        return plain(domain)
    }

    /// A domain or host in lower case, without dots around it; nil if nothing is left.
    static func plain(_ domain: String) -> String? {
        let text = domain.lowercased().trimmingCharacters(in: CharacterSet(charactersIn: "."))
        return text.isEmpty ? nil : text
    }

    /// Whether an address is in a domain, which is plain, or in one below it.
    static func isIn(_ domain: String, _ email: String) -> Bool {
        guard let own = self.domain(of: email) else { return false }
        return own == domain || own.hasSuffix("." + domain)
    }
}
