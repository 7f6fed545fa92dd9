import Email
import HTML
import Moderation
import Text

extension Subject {
    /// With fewer comments the blog has no language of its own yet.
    private static let fewestRecognised = 20

    /// The share of the text's language among the blog's comments.
    var languageShare: Double? {
        guard history.blog.recognised >= Self.fewestRecognised, signals.language != nil else {
            return nil
        }
        return Double(history.blog.sameLanguage) / Double(history.blog.recognised)
    }

    /// Whether the e-mail domain is the host of the author's URL, or above it.
    var emailMatchesURL: Bool? {
        guard let domain = email?.asciiDomain, let host = authorAddress?.host else { return nil }
        return host == domain || host.hasSuffix(".\(domain)")
    }

    /// Whether a word of the author's name, of three letters or more, stands in the local part.
    var nameStandsInEmail: Bool? {
        guard let email, !foldedName.string.isEmpty else { return nil }
        let place = Array(email.localPart.utf8.prefix(64)).map { byte in
            byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
        }
        let words = foldedName.string.utf8.prefix(256).split { byte in
            byte < 0x80 && byte &- UInt8(ascii: "a") >= 26
        }
        return words.contains { word in
            guard word.count >= 3, word.count <= place.count else { return false }
            return (0...(place.count - word.count)).contains { place[$0...].starts(with: word) }
        }
    }

    /// Whether the Referer names a page of the post's host.
    var referrerIsBlog: Bool? {
        guard let referrer = submission.referrer, Self.trimmed(referrer) != nil else { return nil }
        guard let host = WebAddress(parsing: referrer)?.host else { return false }
        return isOwnHost(host)
    }

    /// Whether a host is the post's, with or without `www.`.
    func isOwnHost(_ host: String) -> Bool { Self.bare(host) == postHost.map(Self.bare) }

    private static func bare(_ host: String) -> Substring {
        host.hasPrefix("www.") ? host.dropFirst(4) : host[...]
    }
}
