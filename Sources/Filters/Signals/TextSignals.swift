import Moderation
import Text

/// What a text is known again by: its prints, its language and the hosts it links to, read in one
/// pass over its bytes.
///
/// It is read for every submission that comes in, so it looks at bytes and not at characters, and
/// knows of markup only what it has to pass over. Upper and lower case, digits, punctuation, tags,
/// addresses, invisible characters and combining marks make no difference to the prints.
struct TextSignals: Sendable, Hashable {
    /// The fewest words that a text is known again by.
    static let fewestWords = 4

    /// By what it is known again; nil if it has too few words.
    let print: TextPrint?
    /// Its ISO 639-1 code; nil if it isn't clear.
    let language: String?
    /// The hosts of its links as written, in lower case, each once; at most
    /// `Identities.maximumLinkHosts`.
    let linkHosts: [String]

    /// Reads a text, plain or HTML.
    init(of text: String) {
        var text = text
        var scanner = SignalScanner()
        text.withUTF8 { scanner.read($0) }
        print = scanner.print
        language = scanner.language
        linkHosts = scanner.hosts.hosts
    }
}
