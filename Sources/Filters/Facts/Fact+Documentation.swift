import Moderation

extension Fact {
    /// What sort of value it has.
    public var type: FactType { entry.type }

    /// When it is absent; nil if every submission has it.
    public var absence: String? { entry.absence }

    /// One line on what it says.
    public var about: String { entry.about }

    /// The only texts it can be; nil if it isn't a text or can be any.
    public var texts: [String]? {
        self == .kind ? ["comment", "pingback", "trackback", "webmention"] : nil
    }

    private struct Entry {
        var type: FactType
        var about: String
        var absence: String?

        init(_ type: FactType, _ about: String, absent absence: String? = nil) {
            self.type = type
            self.about = about
            self.absence = absence
        }
    }

    private static let noEmail = "without an e-mail address"
    private static let badEmail = "without a valid e-mail address"
    private static let unasked = "if the DNS wasn't asked or didn't answer"
    private static let unseen = "for comments, and if nobody has looked at the page"
    private static let unobserved = "if the backend doesn't observe it"

    private var entry: Entry { textEntry ?? linkEntry ?? authorEntry ?? memoryEntry ?? otherEntry }

    private var textEntry: Entry? {
        switch self {
        case .kind: Entry(.text, "what was sent: comment, pingback, trackback or webmention")
        case .contentBytes:
            Entry(.number, "length of the content, or of a ping's excerpt, in bytes")
        case .contentWords: Entry(.number, "words of the readable text")
        case .contentLines: Entry(.number, "lines of the content as sent; 0 if there is none")
        case .contentEqualsTitle:
            Entry(
                .boolean, "the readable text is the post's title, case aside",
                absent: "without a title or text")
        case .textUppercase:
            Entry(
                .number, "share of upper-case letters among the letters, 0 to 1",
                absent: "without letters")
        case .textDigits:
            Entry(
                .number, "share of digits among letters and digits, 0 to 1",
                absent: "without either")
        case .textNonLatin:
            Entry(
                .number, "share of letters of other scripts than Latin, 0 to 1",
                absent: "without letters")
        case .textScript:
            Entry(
                .text,
                "the script of most letters, by its ISO 15924 name, such as \"Latn\" or \"Cyrl\"",
                absent: "without letters")
        case .textMixedScriptWords:
            Entry(.number, "words that mix scripts, such as Latin with Cyrillic look-alikes")
        case .textInvisible: Entry(.number, "invisible characters, such as zero-width spaces")
        case .textHidden: Entry(.boolean, "the HTML hides some of its text from readers")
        case .textLanguage:
            Entry(
                .text, "the text's language by its ISO 639-1 code, such as \"en\"",
                absent: "if it isn't clear")
        case .textLanguageShare:
            Entry(
                .number,
                "share of the text's language among the blog's approved comments whose language is known, 0 to 1",
                absent: "if the language isn't clear, or with fewer than 20 such comments")
        case .textOnTopic:
            Entry(
                .number,
                "share of the text's words that stand in the post's title or summary, 0 to 1; by their first five letters, without words such as \"the\"",
                absent: "if either has no such words")
        case .textGibberish:
            Entry(
                .number,
                "share of letters in words that look typed at random, 0 to 1; it looks at words of four ASCII letters or more",
                absent: "with fewer than eight such letters")
        default: nil
        }
    }

    private var linkEntry: Entry? {
        switch self {
        case .linksCount: Entry(.number, "links of any sort in the content, or in a ping's excerpt")
        case .linksHosts: Entry(.number, "different hosts among the links")
        case .linksAnchors: Entry(.number, "links written as HTML")
        case .linksBare: Entry(.number, "links written as bare URLs or host names")
        case .linksBBCode: Entry(.number, "links written as BBCode")
        case .linksMarkdown: Entry(.number, "links written as Markdown")
        case .linksShare:
            Entry(
                .number, "share of the readable text that is link text, 0 to 1",
                absent: "without text")
        case .linksAuthorHost:
            Entry(
                .boolean, "a link leads to the host of the author's own URL",
                absent: "without an author URL")
        default: nil
        }
    }

    private var authorEntry: Entry? {
        switch self {
        case .authorHasName: Entry(.boolean, "the author gave a name")
        case .authorHasURL: Entry(.boolean, "the author gave a URL")
        case .authorNameWords:
            Entry(.number, "words of the author's name", absent: "without a name")
        case .authorNameIsURL:
            Entry(.boolean, "the author's name is a URL or host name", absent: "without a name")
        case .authorNameInURL:
            Entry(
                .boolean,
                "the author's name, of two words or more, stands in the host or path of the author's URL",
                absent: "without name or URL")
        case .authorNameInPath:
            Entry(
                .boolean, "the same in the path alone, as keywords do",
                absent: "without name or URL")
        case .authorNameInEmail:
            Entry(
                .boolean, "a word of the author's name stands in the e-mail address before the @",
                absent: "without a name or a valid e-mail address")
        case .authorIsOnBlog:
            Entry(
                .boolean, "the author's URL is on the post's own host",
                absent: "without a URL that can be read")
        case .authorEmailMatchesURL:
            Entry(
                .boolean, "the e-mail domain is the host of the author's URL, or above it",
                absent: "without a URL or a valid e-mail address")
        case .authorApproved:
            proven("by the same name and e-mail address")
        case .authorHeld, .authorSpam, .authorTrash:
            history("by the same name and e-mail address")
        case .emailApproved:
            proven("by the same e-mail address")
        case .emailHeld, .emailSpam, .emailTrash:
            history("by the same e-mail address")
        case .hostApproved:
            proven("with the same host in the author's or source's URL")
        case .hostHeld, .hostSpam, .hostTrash:
            history("with the same host in the author's or source's URL")
        case .networkApproved, .networkHeld, .networkSpam, .networkTrash:
            history("from the same network (IPv4 /24, IPv6 /64)")
        case .linkHostsApproved, .linkHostsHeld, .linkHostsSpam, .linkHostsTrash:
            history("with a link to a same host; of several hosts, the one with most spam,")
        case .emailPresent: Entry(.boolean, "there is an e-mail address")
        case .emailValid:
            Entry(
                .boolean, "the e-mail address could be mailed to, by its form", absent: Self.noEmail
            )
        case .emailDisposable:
            Entry(
                .boolean, "the e-mail domain hands out throw-away mailboxes", absent: Self.badEmail)
        case .emailRole:
            Entry(
                .boolean, "the e-mail address is a function, such as info@", absent: Self.badEmail)
        case .emailMisspelt:
            Entry(
                .boolean, "the e-mail domain looks like a typing error, such as gmial.com",
                absent: Self.badEmail)
        case .emailReserved:
            Entry(
                .boolean, "the e-mail domain is reserved for examples and tests",
                absent: Self.badEmail)
        case .emailPlaceholder:
            Entry(
                .boolean, "the e-mail address only fills the field, such as asdf@asdf.com",
                absent: Self.badEmail)
        case .emailFree:
            Entry(.boolean, "the e-mail domain gives mailboxes to anyone", absent: Self.badEmail)
        case .emailDomainExists:
            Entry(.boolean, "the DNS knows the e-mail domain", absent: Self.unasked)
        case .emailTakesMail:
            Entry(
                .boolean, "the DNS names a host that takes mail for the e-mail domain",
                absent: Self.unasked)
        default: nil
        }
    }

    private static let similar = "of these, those"

    private var memoryEntry: Entry? {
        switch self {
        case .echoSame:
            Entry(.number, "other submissions of the last 30 days with the very same words")
        case .echoSimilar:
            Entry(
                .number,
                "other submissions of the last 30 days with nearly the same words; counted up to \(Echo.limit), those still queued too"
            )
        case .echoLastDay: Entry(.number, "\(Self.similar) of the last 24 hours")
        case .echoOtherPosts: Entry(.number, "\(Self.similar) on other posts")
        case .echoOtherSenders:
            Entry(
                .number, "\(Self.similar) by other e-mail addresses, or names where there is none")
        case .echoApproved: Entry(.number, "\(Self.similar) that are now approved")
        case .echoSpam: Entry(.number, "\(Self.similar) that are now spam")
        case .floodNetwork:
            Entry(
                .number,
                "other submissions from the same network in the ten minutes before; counted up to \(Flood.limit)"
            )
        case .floodNetworkDay: Entry(.number, "the same in the 24 hours before")
        case .floodPerson:
            Entry(
                .number,
                "other submissions by the same name and e-mail address in the ten minutes before")
        case .floodPersonDay: Entry(.number, "the same in the 24 hours before")
        case .floodPersonPosts: Entry(.number, "on how many posts those of the 24 hours are")
        case .blogApproved: Entry(.number, "approved comments and pings of the whole blog")
        case .blogStopped:
            Entry(
                .number,
                "share of the latest \(Blog.recentLimit) submissions that is now held, spam or trash, 0 to 1",
                absent: "with fewer than 20 judged in the last seven days")
        case .entryAllowed:
            Entry(.boolean, "a moderator trusts the sender (winnow allow)")
        case .entryBlocked:
            Entry(.boolean, "a moderator wants no more of the sender (winnow block)")
        default: nil
        }
    }

    /// Approvals by filters alone count once they had time to be objected to.
    private func proven(_ who: String) -> Entry {
        Entry(
            .number,
            "other submissions \(who) that are now approved; the sender's own of the last three days only if a moderator approved them"
        )
    }

    private func history(_ who: String) -> Entry {
        let status = rawValue.split(separator: ".").last.map(String.init) ?? ""
        return Entry(.number, "other submissions \(who) that are now \(status)")
    }

    private var otherEntry: Entry {
        switch self {
        case .ipVersion: Entry(.number, "4 or 6", absent: "without a valid IP address")
        case .userAgentPresent: Entry(.boolean, "there is a User-Agent")
        case .formHoneypot:
            Entry(
                .boolean, "the field that people can't see was filled in", absent: Self.unobserved)
        case .formSeconds:
            Entry(
                .number, "seconds between showing the form and sending it", absent: Self.unobserved)
        case .formJavascript: Entry(.boolean, "the page's script ran", absent: Self.unobserved)
        case .formReferrerIsBlog:
            Entry(
                .boolean, "the Referer is a page on the post's host", absent: "without a Referer")
        case .postAgeDays:
            Entry(
                .number, "days between publishing the post and the submission",
                absent: "if the post's date isn't known")
        case .sourceHasTitle:
            Entry(.boolean, "the linking page has a title", absent: "for comments")
        case .sourceExcerptBytes:
            Entry(.number, "length of the ping's excerpt in bytes", absent: "for comments")
        case .sourceTitleIsBlogName:
            Entry(.boolean, "the ping's title is also its blog's name", absent: "without either")
        case .sourceIsOwnSite:
            Entry(
                .boolean, "the linking page is on the same host as the post", absent: "for comments"
            )
        case .sourceLinkFound:
            Entry(
                .boolean, "the linking page really links to the post", absent: Self.unseen)
        case .sourceStatus:
            Entry(
                .number, "the HTTP status of the linking page, such as 200",
                absent: "without an answer")
        case .sourceLinksHere:
            Entry(.number, "links on the linking page to the post", absent: Self.unseen)
        case .sourceLinkHosts:
            Entry(
                .number, "other hosts that the linking page links to, besides its own",
                absent: Self.unseen)
        case .modelSpam:
            Entry(
                .number, "the learned model's probability of spam, 0 to 1",
                absent: "without a model")
        default: Entry(.text, "")
        }
    }
}
