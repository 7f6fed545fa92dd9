import Email
import Foundation
import HTML
import Moderation
import Text

extension Subject {
    /// The value of a fact; nil if it is absent.
    func value(of fact: Fact) -> FactValue? {
        switch fact {
        case .kind: .text(submission.kind.rawValue)
        case .contentBytes: number(body.utf8.count)
        case .contentWords: number(letters.words)
        case .contentLines: number(lineCount)
        case .contentEqualsTitle: boolean(textEqualsTitle)
        case .textUppercase: letters.uppercaseShare.map { .number($0) }
        case .textDigits: letters.digitShare.map { .number($0) }
        case .textNonLatin:
            scripts.letterCount == 0 ? nil : .number(1 - scripts.share(of: .latin))
        case .textScript: scripts.dominant.map { .text($0.rawValue) }
        case .textMixedScriptWords: number(scripts.mixedScriptWordCount)
        case .textInvisible: number(letters.invisible)
        case .textHidden: .boolean(markup.hasHiddenText)
        case .textLanguage: signals.language.map { .text($0) }
        case .textLanguageShare: languageShare.map { .number($0) }
        case .textOnTopic: topicShare.map { .number($0) }
        case .textGibberish: gibberish.map { .number($0) }
        case .linksCount: number(markup.links.count)
        case .linksHosts: number(linkHosts.count)
        case .linksAnchors: number(linkCount(.anchor))
        case .linksBare: number(linkCount(.bare))
        case .linksBBCode: number(linkCount(.bbcode))
        case .linksMarkdown: number(linkCount(.markdown))
        case .linksShare: linkTextShare.map { .number($0) }
        case .linksAuthorHost: boolean(authorAddress?.host.map { linkHosts.contains($0) })
        default: senderValue(of: fact)
        }
    }

    private func senderValue(of fact: Fact) -> FactValue? {
        switch fact {
        case .authorHasName: .boolean(submission.author.name.flatMap { Self.trimmed($0) } != nil)
        case .authorHasURL: .boolean(submission.author.url.flatMap { Self.trimmed($0) } != nil)
        case .authorNameWords:
            submission.author.name.flatMap { Self.trimmed($0) }
                .map { .number(Double(LetterCounts(of: $0).words)) }
        case .authorNameIsURL: boolean(nameIsURL)
        case .authorNameInURL: boolean(nameIsInURL)
        case .authorNameInPath: boolean(nameIsInPath)
        case .authorNameInEmail: boolean(nameStandsInEmail)
        case .authorEmailMatchesURL: boolean(emailMatchesURL)
        case .authorIsOnBlog: boolean(authorAddress?.host.map(isOwnHost))
        case .emailPresent: .boolean(typedEmail != nil)
        case .emailValid: typedEmail == nil ? nil : .boolean(email != nil)
        case .emailDisposable: boolean(emailExperience?.isDisposable)
        case .emailRole: boolean(emailExperience?.isRole)
        case .emailMisspelt: boolean(emailExperience.map { $0.suggestion != nil })
        case .emailReserved: boolean(emailExperience?.isReserved)
        case .emailPlaceholder: boolean(emailExperience?.isPlaceholder)
        case .emailFree: boolean(emailExperience?.isFreeProvider)
        case .emailDomainExists: boolean(history.mailDomain.map { $0 != .missing })
        case .emailTakesMail: boolean(history.mailDomain.map { $0 == .takesMail })
        case .ipVersion: ipAddress.map { .number(Double($0.version)) }
        case .userAgentPresent: .boolean(submission.userAgent?.isEmpty == false)
        default: historyValue(of: fact)
        }
    }

    private func historyValue(of fact: Fact) -> FactValue? {
        switch fact {
        case .authorApproved: proven(history.person)
        case .authorHeld: number(history.person.held)
        case .authorSpam: number(history.person.spam)
        case .authorTrash: number(history.person.trash)
        case .emailApproved: proven(history.email)
        case .emailHeld: number(history.email.held)
        case .emailSpam: number(history.email.spam)
        case .emailTrash: number(history.email.trash)
        case .hostApproved: proven(history.host)
        case .hostHeld: number(history.host.held)
        case .hostSpam: number(history.host.spam)
        case .hostTrash: number(history.host.trash)
        case .networkApproved: number(history.network.approved)
        case .networkHeld: number(history.network.held)
        case .networkSpam: number(history.network.spam)
        case .networkTrash: number(history.network.trash)
        case .linkHostsApproved: number(history.linkHosts.approved)
        case .linkHostsHeld: number(history.linkHosts.held)
        case .linkHostsSpam: number(history.linkHosts.spam)
        case .linkHostsTrash: number(history.linkHosts.trash)
        default: memory(of: fact)
        }
    }

    /// Approvals, less those of the person's own that filters alone gave lately.
    private func proven(_ counts: History.Counts) -> FactValue {
        number(max(0, counts.approved - history.unproven))
    }

    private func memory(of fact: Fact) -> FactValue? {
        switch fact {
        case .echoSame: number(history.echo.same)
        case .echoSimilar: number(history.echo.similar)
        case .echoLastDay: number(history.echo.lastDay)
        case .echoOtherPosts: number(history.echo.otherPosts)
        case .echoOtherSenders: number(history.echo.otherSenders)
        case .echoApproved: number(history.echo.approved)
        case .echoSpam: number(history.echo.spam)
        case .floodNetwork: number(history.flood.network)
        case .floodNetworkDay: number(history.flood.networkDay)
        case .floodPerson: number(history.flood.person)
        case .floodPersonDay: number(history.flood.personDay)
        case .floodPersonPosts: number(history.flood.personPosts)
        case .blogApproved: number(history.blog.approved)
        case .blogStopped:
            history.blog.recent < 20
                ? nil : .number(Double(history.blog.recentStopped) / Double(history.blog.recent))
        case .entryAllowed: .boolean(history.entry?.list == .allow)
        case .entryBlocked: .boolean(history.entry?.list == .block)
        default: circumstance(of: fact)
        }
    }

    private func circumstance(of fact: Fact) -> FactValue? {
        switch fact {
        case .formHoneypot: boolean(submission.form.honeypot.map { !$0.isEmpty })
        case .formSeconds: submission.form.seconds.map { .number($0) }
        case .formJavascript: boolean(submission.form.javascript)
        case .formReferrerIsBlog: boolean(referrerIsBlog)
        case .postAgeDays:
            submission.post.publishedAt.map {
                .number((submission.submittedAt ?? now).timeIntervalSince($0) / 86_400)
            }
        case .sourceHasTitle:
            boolean(submission.source.map { $0.title.flatMap { Self.trimmed($0) } != nil })
        case .sourceExcerptBytes:
            submission.source.map { .number(Double($0.excerpt?.utf8.count ?? 0)) }
        case .sourceTitleIsBlogName: boolean(titleIsBlogName)
        case .sourceIsOwnSite: boolean(sourceAddress?.host.map { $0 == postHost })
        case .sourceLinkFound: boolean(history.ping?.linkFound)
        case .sourceStatus: history.ping?.status.map { .number(Double($0)) }
        case .sourceLinksHere: read(history.ping).map { number($0.linksHere) }
        case .sourceLinkHosts: read(history.ping).map { number($0.linkHosts) }
        default: nil
        }
    }

    /// The report of a page that could be read.
    private func read(_ report: PingReport?) -> PingReport? {
        report?.linkFound == nil ? nil : report
    }

    private func number(_ count: Int) -> FactValue { .number(Double(count)) }

    private func boolean(_ value: Bool?) -> FactValue? { value.map { .boolean($0) } }

    private var lineCount: Int { body.utf8.isEmpty ? 0 : 1 + lineBreaks }

    private var textEqualsTitle: Bool? {
        guard submission.post.title.flatMap({ Self.trimmed($0) }) != nil,
            let text = Self.trimmed(foldedText.string)
        else { return nil }
        return text == Self.trimmed(foldedTitle.string)
    }

    private var titleIsBlogName: Bool? {
        guard let title = submission.source?.title, let name = submission.source?.blogName else {
            return nil
        }
        return MappedText(title).folded().string == MappedText(name).folded().string
    }

    private func linkCount(_ origin: Link.Origin) -> Int {
        markup.links.count { $0.origin == origin }
    }

    private var linkTextShare: Double? {
        let total = markup.text.string.utf8.count
        guard total > 0 else { return nil }
        let linked = markup.links.reduce(0) {
            $0 + ($1.text.isEmpty && $1.origin != .image ? $1.url : $1.text).utf8.count
        }
        return min(1, Double(linked) / Double(total))
    }

    /// Whether the name's words, two or more, stand together in a part of the author's URL.
    func nameStands(in part: (WebAddress) -> String) -> Bool? {
        let name = foldedName.string
        guard !name.isEmpty, let address = authorAddress else { return nil }
        guard LetterCounts(of: name).words >= 2 else { return false }
        let words = Self.compact(name)
        guard words.count >= 4 else { return false }
        let part = part(address)
        let isEncoded = part.utf8.contains(UInt8(ascii: "%"))
        let place = Self.compact(isEncoded ? part.removingPercentEncoding ?? part : part)
        guard words.count <= place.count else { return false }
        return (0...(place.count - words.count)).contains { start in
            place[start] == words[0] && place[start...].starts(with: words)
        }
    }

    /// Letters and digits alone, ASCII in lower case, at most 512 bytes.
    private static func compact(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(text.utf8.count, 512))
        for byte in text.utf8.prefix(512) {
            let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26
            if isLetter {
                bytes.append(byte | 0x20)
            } else if byte >= 0x80 || byte &- UInt8(ascii: "0") < 10 {
                bytes.append(byte)
            }
        }
        return bytes
    }
}

extension Subject {
    /// The host in a value of a view that holds hosts, in lower case and ASCII.
    func host(of value: String, _ view: View) -> String? {
        switch view {
        case .linkHosts: value
        case .authorEmail: email?.asciiDomain
        case .authorURL: authorAddress?.host
        case .sourceURL: sourceAddress?.host
        default: WebAddress(parsing: value, assumingScheme: "http")?.host
        }
    }
}
