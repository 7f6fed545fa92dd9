import Foundation
import HTML
import Moderation

/// The problems found in a submission's fields so far, and the checks that fields share.
struct FieldForm {
    let lengths: Policy.Lengths
    private(set) var problems: [FieldProblem] = []

    init(lengths: Policy.Lengths) { self.lengths = lengths }

    mutating func add(_ field: String, _ reason: String, _ message: String) {
        problems.append(FieldProblem(field: field, reason: reason, message: message))
    }

    /// The text; nil if it is empty but for white space.
    func filled(_ text: String?) -> String? {
        text.flatMap { Subject.trimmed($0) == nil ? nil : $0 }
    }

    /// A text on one line: no control characters at all.
    @discardableResult
    mutating func checkLine(
        _ text: String, _ field: String, _ name: String, limit: Int
    ) -> Bool {
        guard checkLength(text, field, name, limit: limit) else { return false }
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            add(field, "control_character", "\(name) contains a control character")
            return false
        }
        return true
    }

    /// A text that may have line breaks and tabs.
    @discardableResult
    mutating func checkText(
        _ text: String, _ field: String, _ name: String, limit: Int
    ) -> Bool {
        guard checkLength(text, field, name, limit: limit) else { return false }
        guard !text.utf8.contains(where: Self.isControl) else {
            add(field, "control_character", "\(name) contains a control character")
            return false
        }
        return true
    }

    mutating func checkContent(_ content: String?) {
        guard let content = filled(content) else {
            add("content", "missing", "please write something")
            return
        }
        checkText(content, "content", "the comment", limit: lengths.content)
    }

    /// An address that a browser would open: http or https, with a host, without a password.
    mutating func checkURL(
        _ url: String, _ field: String, _ name: String, assumingScheme scheme: String?
    ) {
        guard checkLine(url, field, name, limit: lengths.url) else { return }
        guard let address = WebAddress(parsing: url, assumingScheme: scheme) else {
            add(field, "invalid_url", "\(name) can't be read as a web address")
            return
        }
        guard address.scheme == "http" || address.scheme == "https" else {
            add(field, "unsupported_scheme", "\(name) must begin with https:// or http://")
            return
        }
        if address.host == nil {
            add(field, "invalid_url", "\(name) has no host")
        } else if address.hasCredentials {
            add(field, "credentials_in_url", "\(name) must not contain a user name or password")
        }
    }

    mutating func check(_ post: Submission.Post) {
        let name = "the post's address"
        // A post's own address may be long: it is the blog's, not the commenter's.
        if checkLine(post.url, "post.url", name, limit: 2_000) {
            let address = WebAddress(parsing: post.url)
            if address?.host == nil || !["http", "https"].contains(address?.scheme ?? "") {
                add("post.url", "invalid_url", "\(name) must be absolute, with http or https")
            }
        }
        checkText(post.title ?? "", "post.title", "the post's title", limit: lengths.title)
        let summary = post.summary ?? ""
        checkText(summary, "post.summary", "the post's summary", limit: lengths.summary)
    }

    /// A text of any characters, at most `limit` bytes long.
    @discardableResult
    mutating func checkLength(
        _ text: String, _ field: String, _ name: String, limit: Int
    ) -> Bool {
        let count = text.utf8.count
        guard count > limit else { return true }
        add(field, "too_long", "\(name) is \(count) bytes long, more than \(limit)")
        return false
    }

    /// C0 controls and DEL, apart from tab, line feed and carriage return.
    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
    }
}
