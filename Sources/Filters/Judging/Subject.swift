import Email
import Foundation
import HTML
import Moderation
import Text

/// A submission while it is judged; everything derived from it is made once, when first asked for.
///
/// One judgement on one thread uses it, so it needs no lock.
final class Subject {
    let submission: Submission
    let history: History
    let now: Date
    let emailLists: EmailLists

    private var views = [[ViewText]?](repeating: nil, count: View.allCases.count)

    init(_ submission: Submission, history: History, at now: Date, emailLists: EmailLists) {
        self.submission = submission
        self.history = history
        self.now = now
        self.emailLists = emailLists
    }

    /// The text judged: a comment's content, or a ping's excerpt.
    var body: String { submission.content ?? submission.source?.excerpt ?? "" }

    /// The field that `body` is.
    var bodyField: String { submission.content == nil ? "source.excerpt" : "content" }

    private(set) lazy var markup = Markup(
        body, format: submission.kind.isPing || submission.format == .html ? .html : .text)

    /// Whether the views `content` and `text` are the same.
    var isPlainText: Bool { submission.content != nil && markup.text.isIdentity }

    /// Whether two views are known to have the same text but for case and kinds of white space.
    func readsAlike(_ view: View, _ other: View) -> Bool {
        switch (other, view) {
        case (.content, .text): isPlainText
        // Folding ASCII makes it shorter wherever it does more than that.
        case (.text, .folded):
            letters.isASCII && foldedText.string.utf8.count == markup.text.string.utf8.count
        default: false
        }
    }

    /// What the text is known again by.
    private(set) lazy var signals = TextSignals(of: body)

    private(set) lazy var foldedText = markup.text.folded()

    private(set) lazy var foldedName = MappedText(submission.author.name ?? "").folded()

    private(set) lazy var foldedTitle = MappedText(submission.post.title ?? "").folded()

    private(set) lazy var lineBreaks: Int = {
        var body = body
        return body.withUTF8 { bytes in bytes.count { $0 == UInt8(ascii: "\n") } }
    }()

    private(set) lazy var gibberish = Gibberish(of: markup.text.string).share

    private(set) lazy var scripts =
        letters.isASCII
        ? ScriptProfile(asciiLetterCount: letters.letters) : ScriptProfile(of: markup.text.string)

    private(set) lazy var letters = LetterCounts(of: markup.text.string)

    private(set) lazy var authorAddress = submission.author.url.flatMap {
        WebAddress(parsing: $0, assumingScheme: "http")
    }

    private(set) lazy var sourceAddress = submission.source.flatMap {
        WebAddress(parsing: $0.url)
    }

    private(set) lazy var postHost = WebAddress(parsing: submission.post.url)?.host

    /// The share of the text's words that are the post's too.
    private(set) lazy var topicShare: Double? = {
        var post: [TopicWords] = []
        if submission.post.title != nil { post.append(TopicWords(of: foldedTitle.string)) }
        if let summary = submission.post.summary {
            post.append(TopicWords(of: MappedText(summary).folded().string))
        }
        return post.isEmpty ? nil : TopicWords(of: foldedText.string).share(in: post)
    }()

    private(set) lazy var linkHosts = Set(markup.links.compactMap(\.host))

    private(set) lazy var ipAddress = submission.ip.flatMap { IPAddress(parsing: $0) }

    /// The e-mail address without the spaces around it; nil if it is empty.
    private(set) lazy var typedEmail = submission.author.email.flatMap { Self.trimmed($0) }

    private(set) lazy var email = typedEmail.flatMap {
        try? EmailAddress(parsing: $0, level: .smtp)
    }

    private(set) lazy var emailExperience = email.map {
        EmailExperience(of: $0, lists: emailLists)
    }

    /// Whether the author's name is nothing but a URL or host name.
    private(set) lazy var nameIsURL: Bool? = submission.author.name.flatMap { Self.trimmed($0) }
        .map { name in
            guard name.utf8.contains(UInt8(ascii: ".")) else { return false }
            return Markup(name, format: .text).links.contains {
                $0.sourceRange.count == name.utf8.count
            }
        }

    /// Whether the name's words stand together in the author's URL.
    private(set) lazy var nameIsInURL = nameStands { ($0.host ?? "") + $0.path }

    /// Whether the name's words stand together in the path of the author's URL.
    private(set) lazy var nameIsInPath = nameStands { $0.path }

    /// The values of a view; none if the field is absent or empty.
    func values(of view: View) -> [ViewText] {
        if let values = views[view.index] { return values }
        let values = makeValues(of: view)
        views[view.index] = values
        return values
    }

    private func makeValues(of view: View) -> [ViewText] {
        switch view {
        case .content: field(submission.content, "content")
        case .text: value(markup.text, bodyField)
        case .folded: value(foldedText, bodyField)
        case .leet: foldedText.leetReadings().flatMap { value($0, bodyField) }
        case .links: links(\.url)
        case .linkHosts: links(\.host)
        case .authorName: field(submission.author.name, "author.name")
        case .authorNameFolded: value(foldedName, "author.name")
        case .authorEmail: field(submission.author.email, "author.email")
        case .authorURL: field(submission.author.url, "author.url")
        case .ip: field(submission.ip, "ip")
        case .userAgent: field(submission.userAgent, "user_agent")
        case .postTitle: field(submission.post.title, "post.title")
        case .sourceURL: field(submission.source?.url, "source.url")
        case .sourceTitle: field(submission.source?.title, "source.title")
        case .sourceBlogName: field(submission.source?.blogName, "source.blog_name")
        case .sourceExcerpt: field(submission.source?.excerpt, "source.excerpt")
        }
    }

    private func field(_ text: String?, _ name: String) -> [ViewText] {
        guard let text, !text.isEmpty else { return [] }
        return [ViewText(text, field: name)]
    }

    private func value(_ text: MappedText, _ field: String) -> [ViewText] {
        text.string.isEmpty ? [] : [ViewText(text, field: field)]
    }

    /// So many links are searched one by one; more only ever come from robots, and are held.
    static let searchedLinks = 500

    private func links(_ part: (Link) -> String?) -> [ViewText] {
        markup.links.prefix(Self.searchedLinks).compactMap { link in
            part(link).map {
                ViewText($0, standingFor: link.sourceRange, of: body, field: bodyField)
            }
        }
    }

    /// The text without surrounding white space; nil if nothing is left.
    static func trimmed(_ text: String) -> String? {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last else { return nil }
        if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return text }
        let scalars = text.unicodeScalars
        if let first = scalars.first, let last = scalars.last, isNoSpace(first), isNoSpace(last) {
            return text
        }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.isEmpty ? nil : trimmed
    }

    /// Whether a scalar is known to be no white space; false for some that aren't either.
    private static func isNoSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x21...0x7E, 0xC0...0x167F, 0x3041...: true
        default: false
        }
    }
}
