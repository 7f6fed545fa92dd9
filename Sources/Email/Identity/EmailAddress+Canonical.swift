extension EmailAddress {
    /// The same text for every way of writing one mailbox, to recognise its owner.
    ///
    /// Never mail to it, and never show it. Lower case and NFC throughout; needless quoting undone;
    /// the domain in ASCII; and where the provider is known to ignore them, dots and tags dropped
    /// and sister domains made one. `Documentation/Email.md` lists the providers.
    public var canonical: String {
        let name = unquotedLocalPart.lowercased().formC
        guard Self.isDotAtom(name) else { return Self.quoted(name) + "@" + asciiDomain }
        if let provider = MailProvider.serving(asciiDomain) {
            let domain = provider.sharesNames ? provider.domains[0] : asciiDomain
            return provider.plainName(name) + "@" + domain
        }
        return Self.nameAsSubdomain(asciiDomain) ?? name + "@" + asciiDomain
    }

    /// The local part without quotation marks, escapes and folds: what the quoting stands for.
    private var unquotedLocalPart: String {
        guard isQuoted else { return localPart }
        var plain: [UInt8] = []
        var isEscaped = false
        for byte in localPart.utf8 {
            switch byte {
            case _ where isEscaped:
                plain.append(byte)
                isEscaped = false
            case .backslash: isEscaped = true
            case .quote, .carriageReturn, .lineFeed: continue
            default: plain.append(byte)
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private static func isDotAtom(_ name: String) -> Bool {
        name.utf8.split(separator: .dot, omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isAtomText) }
    }

    private static func quoted(_ name: String) -> String {
        var text = "\""
        for scalar in name.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { text.unicodeScalars.append("\\") }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }

    /// `name@fastmail.com` for `tag@name.fastmail.com`.
    private static func nameAsSubdomain(_ asciiDomain: String) -> String? {
        guard let dot = asciiDomain.utf8.firstIndex(of: .dot) else { return nil }
        let parent = String(asciiDomain[asciiDomain.utf8.index(after: dot)...])
        guard let provider = MailProvider.serving(parent), provider.hasNameAsSubdomain else {
            return nil
        }
        return asciiDomain[..<dot] + "@" + parent
    }
}
